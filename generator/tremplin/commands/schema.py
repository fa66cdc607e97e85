"""`tremplin schema`: what VS Code needs to complete keys and underline mistakes, for this site."""

from __future__ import annotations

from pathlib import Path

from tremplin.commands.asking import RefusedError
from tremplin.commands.placing import folders_of, root_for
from tremplin.console import Outcome
from tremplin.sources.faults import reason_of
from tremplin.starters import vscode
from tremplin.starters.writing import write


def schema(config_file: Path) -> Outcome:
    """The schemas are written anew; what the author may have changed stays."""
    try:
        root = root_for(Path.cwd(), config_file)
        setup = vscode.setup(folders_of(root / config_file.name))
        missing = {path: text for path, text in setup.items() if not (root / path).exists()}
        write(root, missing)
        for path, text in vscode.schema_files().items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
    except RefusedError as refused:
        return Outcome(2, error=str(refused))
    except OSError as error:
        return Outcome(1, error=f"Les schémas n’ont pas pu être écrits : {reason_of(error)}.")
    said = "Les schémas sont dans .vscode/tremplin/. Dans VS Code, installez l’extension « YAML » de Red Hat."
    if vscode.SETTINGS not in missing and "yaml.schemas" not in (root / vscode.SETTINGS).read_text("utf-8"):
        said += f"\nAjoutez à {vscode.SETTINGS} ce que dit :\n{setup[vscode.SETTINGS]}"
    return Outcome(said=said)
