"""Model folders that sentence-transformers, and this program, can load."""

import json
import shutil
from pathlib import Path

from transformers import PreTrainedModel

from ingest.errors import StorageError

# Those of another set of weights.
_STALE = ("*.safetensors", "onnx", "MODEL.md")


def new_model_folder(base: Path, folder: Path) -> None:
    """A folder with the small files of ``base`` (tokenizer, pooling, prompts) and no weights.

    Raises StorageError if ``folder`` already holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise StorageError(f"Thư mục {folder} đã có tệp; hãy chọn một thư mục mới cho --out.")
    shutil.copytree(base, folder, ignore=shutil.ignore_patterns(*_STALE), dirs_exist_ok=True)


def save_weights(model: PreTrainedModel, folder: Path) -> None:
    """``config.json`` and ``model.safetensors`` in half precision; ``model`` itself changes to it."""
    model.half().save_pretrained(folder)


def edit_json(path: Path, **fields: object) -> None:
    """Set top-level fields of a JSON file."""
    value = json.loads(path.read_text("utf-8")) | fields
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
