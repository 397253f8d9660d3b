"""Writes what people edit: fills in what a program knows better, seals what may not be published."""
