"""YAML files of people: read fast, refused with a reason, and compared with the schemas."""
