#!/usr/bin/env bash
# What a pull request does to address plans: checks the files, refuses what is not in the lock, and writes the
# review. The GitHub Action and the template of Azure Pipelines run it; by hand:
#
#   IPPLAN_REQUEST=net.yaml IPPLAN_LOCK=net.lock.json IPPLAN_BASE=origin/main pull-request/run.sh
#
#   IPPLAN_REQUEST  the request; empty for none
#   IPPLAN_LOCK     its lock; empty for none
#   IPPLAN_FILES    more files to check, one on each line
#   IPPLAN_EXPECT   the hash that the lock has to have; empty for any
#   IPPLAN_BASE     the commit or branch to compare with; empty for none
#   IPPLAN_OUT      the folder for review.md, review.svg, review.sarif and check.sarif
#   IPPLAN_DENY     codes of findings that count as errors, one on each line
#   IPPLAN          the command, where it is not `ipplan`
#
# The exit code is 1 if a step fails, and 2 if one cannot be carried out.
set -uo pipefail

ipplan=${IPPLAN:-ipplan}
request=${IPPLAN_REQUEST:-}
lock=${IPPLAN_LOCK:-}
out=${IPPLAN_OUT:-.}
worst=0
mkdir -p -- "$out" || exit 2

# Runs a step and remembers how it ended.
step() {
  local name=$1 code=0
  shift
  "$@" || code=$?
  if [ "$code" -ne 0 ]; then
    echo "$name: exit code $code" >&2
    [ "$code" -le "$worst" ] || worst=$code
  fi
}

lines() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    [ -z "$line" ] || printf '%s\0' "$line"
  done <<<"$1"
}

deny=()
while IFS= read -r -d '' code; do
  deny+=(--deny "$code")
done < <(lines "${IPPLAN_DENY:-}")

files=()
if [ -n "$request" ]; then files+=("$request"); fi
while IFS= read -r -d '' file; do
  files+=("$file")
done < <(lines "${IPPLAN_FILES:-}")

if [ "${#files[@]}" -gt 0 ]; then
  # Once for people, and once for the tools that show findings beside the lines.
  "$ipplan" check "${deny[@]}" --format sarif -- "${files[@]}" >"$out/check.sarif"
  step check "$ipplan" check "${deny[@]}" -- "${files[@]}"
fi

if [ -n "$request" ] && [ -n "$lock" ]; then
  expected=()
  if [ -n "${IPPLAN_EXPECT:-}" ]; then expected=("--expect=$IPPLAN_EXPECT"); fi
  # The plan itself is in the review.
  step "plan --locked" "$ipplan" plan --lock "$lock" --locked "${expected[@]}" --out /dev/null -- "$request"
fi

# A commit of that name, which a shallow clone may not have yet.
base_commit() {
  local found
  if ! found=$(git rev-parse --quiet --verify --end-of-options "$IPPLAN_BASE^{commit}"); then
    git fetch --quiet --no-tags --depth 1 origin -- "$IPPLAN_BASE" || return 2
    found=$(git rev-parse --quiet --verify "FETCH_HEAD^{commit}") || return 2
  fi
  echo "$found"
}

review() {
  local file=$1 base before code=0 format
  if ! base=$(base_commit); then
    echo "the commit $IPPLAN_BASE is not there and cannot be fetched" >&2
    return 2
  fi
  before=$(mktemp -d) || return 2
  # The same name, since it says what is in the file.
  if git show "$base:./$file" >"$before/${file##*/}" 2>"$before/error"; then
    local compare=("$ipplan" review "${deny[@]}" --format)
    local sides=("$before/${file##*/}" "$file")
    "${compare[@]}" markdown -- "${sides[@]}" >"$out/review.md" 2>"$before/error" || code=$?
    if [ "$code" -le 1 ]; then
      cat -- "$before/error" >&2
      for format in svg sarif; do
        "${compare[@]}" "$format" -- "${sides[@]}" >"$out/review.$format"
      done
    else
      # There is nothing to compare, so the summary says why, and no file is left empty.
      rm -f -- "$out/review.svg" "$out/review.sarif"
      {
        printf '### Address plan\n\nThe change cannot be reviewed:\n\n'
        sed 's/^/    /' -- "$before/error"
      } >"$out/review.md"
    fi
    cat -- "$out/review.md"
  else
    printf '### Address plan\n\n`%s` is new.\n' "$file" | tee "$out/review.md"
  fi
  rm -rf -- "$before"
  return "$code"
}

if [ -n "${IPPLAN_BASE:-}" ]; then
  if [ -n "$lock" ] && [ -e "$lock" ]; then
    step review review "$lock"
  elif [ -n "$request" ]; then
    step review review "$request"
  fi
fi

exit "$worst"
