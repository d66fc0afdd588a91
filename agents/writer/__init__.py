"""The builtin writer: a small Llama-architecture model, its corpus, trainer and GGUF export."""
