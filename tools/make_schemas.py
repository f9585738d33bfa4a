"""Write schema/*.json from the dataclasses: `python tools/make_schemas.py` after a change of them."""

from pathlib import Path

from reportgen.model import codec

FOLDER = Path(__file__).resolve().parents[1] / "schema"


def main() -> None:
    """Write both schemas."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in (
        ("compilation-1.json", codec.compilation_schema()),
        ("document-1.json", codec.document_schema()),
    ):
        (FOLDER / name).write_text(text, "utf-8")
        print(f"schema/{name}: {len(text):,} characters")


if __name__ == "__main__":
    main()
