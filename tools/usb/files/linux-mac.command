#!/bin/sh
if ! command -v perl >/dev/null; then
  echo "Falta o Perl, que serve a pagina. Instale-o, ou use outro computador."
  echo "Perl, which serves the page, is missing. Install it, or use another computer."
  exit 1
fi
exec perl "$(dirname "$0")/servidor/servidor.pl"
