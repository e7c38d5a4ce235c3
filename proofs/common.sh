# What the proofs share. Sourced by them; not for use alone.
set -euo pipefail
exec </dev/null
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=${TFRNN_DATA:-$root/../shared/data}
small=no
if [ "${1:-}" = --small ]; then
  small=yes
  shift
fi
scratch=$(mktemp -d "${TMPDIR:-/tmp}/tf-rnn-proof.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# Ends the proof, with success but loudly, if a file is not there.
need() {
  for file in "$@"; do
    if [ ! -r "$file" ]; then
      echo "SKIPPED: $file is missing; set TFRNN_DATA to the folder of data sets"
      exit 0
    fi
  done
}

# Copies the first lines of a gzip file of text.
head_of() { # file, lines, copy
  gzip -dc "$1" | awk -v lines="$2" 'NR <= lines' >"$3"
}

# Takes a value out of the last RESULT line.
value() { # file, key
  sed -n 's/^RESULT .*'"$2"'=\([0-9.]*\).*/\1/p' "$1" | tail -n 1
}

# Compares, and ends the proof with failure where it does not hold.
require() { # what it is, number, <= or >=, bound
  if awk -v a="$2" -v b="$4" -v op="$3" 'BEGIN { exit !(a != "" && (op == ">=" ? a + 0 >= b : a + 0 <= b)) }'; then
    echo "HOLDS: $1 is $2, $3 $4"
  else
    echo "FAILED: $1 is $2, must be $3 $4"
    exit 1
  fi
}
