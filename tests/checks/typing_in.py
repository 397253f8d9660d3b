"""Mistakes as a person types them into a file."""


def edit(root, name, *pairs):
    """Replace the first occurrence of each old string, in order; each must be there."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
