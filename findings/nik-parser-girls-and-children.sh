#!/usr/bin/env bash
# nik-parser 1.0.1 (npm).
#
# Source: a NIK holds the birth date as DDMMYY, with 40 added to the day for women and girls (PP 37/2007, article 37).
#
# Behaviour: the package takes 40 off nothing. Every NIK of a girl gives "pria" (male) and a birth date 40 days late (day 57 of May
# becomes 26 June). It adds 1900 to every year, so that every child is a hundred years old. A day that does not exist (30 February) and
# month 13 are valid, and move to another date.
#
# Output seen, twice:
#   girl of 17 May 2024: true pria 1924-06-26
#   boy of 3 March 2010: true pria 1910-03-03
#   boy of 30 February 2020: true pria 1920-03-01
# The script fails when any of that changes. The NIKs are made up.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nik-parser@1.0.1
cat > run.cjs <<'JS'
const { nikParser } = require('nik-parser');

const seen = Object.entries({
  'girl of 17 May 2024': '3326165705240001',
  'boy of 3 March 2010': '3326160303100001',
  'boy of 30 February 2020': '3326163002200001',
}).map(([whose, nik]) => {
  const parsed = nikParser(nik);
  return `${whose}: ${parsed.isValid()} ${parsed.kelamin()} ${parsed.lahir().toISOString().slice(0, 10)}`;
});
console.log(seen.join('\n'));
const expected = ['girl of 17 May 2024: true pria 1924-06-26', 'boy of 3 March 2010: true pria 1910-03-03', 'boy of 30 February 2020: true pria 1920-03-01'];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
TZ=UTC node run.cjs
