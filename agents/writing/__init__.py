"""Writing ads: fact sheets for the builtin writer, prompts for capable models, and selection."""
