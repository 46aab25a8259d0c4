#!/usr/bin/env bash
# nusantara-valid 0.4.2 (npm).
#
# Source: the first two digits of a NIK are the province's code by the Ministry of Home Affairs, not by Statistics Indonesia (BPS), whose codes
# for Papua are others. Home Affairs: 91 Papua, 92 Papua Barat, and since 2022 93 Papua Selatan, 94 Papua Tengah, 95 Papua Pegunungan,
# 96 Papua Barat Daya (Kepmendagri 100.1.1-6117/2022).
#
# Behaviour: the package calls its codes `bpsCode` and gives 91 the name Papua Barat and 92 the name Papua, so that the two are swapped.
# NIKs of the four provinces of 2022 are not valid.
#
# Output seen, twice:
#   91: true Papua Barat
#   92: true Papua
#   93: false -
#   96: false -
# The script fails when any of that changes. The NIKs are made up.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nusantara-valid@0.4.2
cat > run.cjs <<'JS'
const { getDataNIK, isValidNIK } = require('nusantara-valid');

const seen = ['91', '92', '93', '96'].map((province) => {
  const nik = `${province}01010102200003`;
  return `${province}: ${isValidNIK(nik)} ${getDataNIK(nik).province?.name ?? '-'}`;
});
console.log(seen.join('\n'));
process.exit(JSON.stringify(seen) === JSON.stringify(['91: true Papua Barat', '92: true Papua', '93: false -', '96: false -']) ? 0 : 1);
JS
node run.cjs
