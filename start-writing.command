#!/bin/sh
# For a double click, on macOS and Linux: starts dev mode, and says what is missing.

# The window stays, or nobody could read why it ended.
stay() {
  printf '\n%s\n\nPress Enter to close this window. ' "$1"
  read -r _
  exit 1
}

case $0 in
  */*) cd "${0%/*}" || stay 'The folder of this file cannot be opened.' ;;
esac
[ -f package.json ] || stay 'The rest of the project is not beside this file. Unpack the whole zip first, and double-click the one in its folder.'

get='Get it from https://nodejs.org (the button that says LTS), install it, and double-click this file again.'
command -v node >/dev/null 2>&1 || stay "Node is missing. $get"
version=$(node -p 'process.versions.node') || stay "Node does not start. $get"
[ "${version%%.*}" -ge 20 ] 2>/dev/null || stay "Node is too old: this is $version, and 20 or later is needed. $get"
command -v npm >/dev/null 2>&1 || stay "npm is missing, which comes with Node. $get"

echo 'Leave this window open while you write. To end, press Ctrl+C in it.'
npm run --silent dev -- "$@"
code=$?
# After Ctrl+C there is nothing to read.
[ $code -eq 0 ] || [ $code -eq 130 ] || stay 'It has ended. What went wrong stands above.'
