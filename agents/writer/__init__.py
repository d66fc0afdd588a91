"""The builtin writer: a small Llama-architecture model, its training data, its trainer and its GGUF export."""
