"""What a file may say: pydantic models and closed vocabularies, without any input or output."""
