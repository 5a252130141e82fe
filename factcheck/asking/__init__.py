"""Asking a language model that the desk runs itself: anything that speaks the OpenAI chat API."""
