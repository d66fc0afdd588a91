"""Models behind one port: hosted Gemini, local llama.cpp, OpenAI-compatible servers."""
