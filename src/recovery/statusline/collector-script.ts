/**
 * The script that stands in front of a status line. Claude Code calls it after every turn, so it is a few lines for the
 * system's own shell: starting Node alone would take longer than all of it.
 */
import { pathsOf } from '../../platform/path-rules.ts';
import type { UsageFiles } from '../../sources/usage/usage-files.ts';
import { quote } from '../shell-word.ts';

/**
 * Reads what Claude Code hands to a status line. Without an argument it hands every byte on, in this order: first that,
 * then the note, so that nobody waits for the note. With `line` it prints a line of its own instead. Numbers only get into
 * the note, and a version: whatever else is in the input or the environment is looked at by nobody.
 */
export function collectorScript({ folder, windows, none }: UsageFiles): string {
  const { basename } = pathsOf('linux');
  return SCRIPT.replaceAll('@FOLDER@', () => quote(folder))
    .replaceAll('@WINDOWS@', () => basename(windows))
    .replaceAll('@NONE@', () => basename(none));
}

/** A name that the sweep of the data folder knows; it takes away what a kill has left, after ten minutes. */
const TEMPORARY = `.pilotlight-00000000-$$-${'0'.repeat(32)}.tmp`;

/** awk, since a shell takes the square of the length to find something in a text. Digits only get through. */
const PROGRAM = `
function number(name, text,   at) {
  at = index(text, "\\"" name "\\":")
  text = substr(text, at + length(name) + 3)
  return at && match(text, /^[0-9]+(\\.[0-9]+)?[,}]/) && RLENGTH < 20 ? substr(text, 1, RLENGTH - 1) : ""
}
function window(name, text, as,   at, percent, reset) {
  at = index(text, "\\"" name "\\":{")
  if (!at) return
  text = substr(text, at + length(name) + 3)
  text = substr(text, 1, index(text, "}"))
  percent = number("used_percentage", text)
  reset = number("resets_at", text)
  if (percent == "") return
  if (reset == "") reset = "null"
  note = note ",\\"" as "\\":{\\"percent\\":" percent ",\\"resetsAt\\":" reset "}"
  shown = shown "\\n" as " " percent " " reset
}
{ text = text $0 }
END {
  at = index(text, "\\"rate_limits\\":{")
  if (at) window("five_hour", substr(text, at), "fiveHour")
  if (at) window("seven_day", substr(text, at), "sevenDay")
  window("spend_limit", text, "spendLimit")
  at = index(text, "\\"version\\":\\"")
  version = substr(text, at + 11, 41)
  version = at && match(version, /^[0-9A-Za-z.+-]*"/) ? substr(version, 1, RLENGTH - 1) : ""
  print "\\"version\\":\\"" version "\\"" note shown
}`;

const SCRIPT = `#!/bin/sh
# Pilotlight: notes how full the usage windows are, as Claude Code tells its status line, and nothing else of it.
# "pilotlight statusline off" takes it away. If it is missing, the status line behind it goes on as before.
exec 2>/dev/null
input=$(cat; echo x)
# From here on it ends by itself within milliseconds, whether anybody still listens or not.
trap '' PIPE TERM HUP INT
input=\${input%x}
if [ "$1" != line ]; then
  printf %s "$input"
  exec >/dev/null
fi

found=$(printf '%s\\n' "$input" | LC_ALL=C awk '${PROGRAM}')
lines='
'
note=\${found%%"$lines"*}

moment() {
  date -d "@$1" "+$2" || date -r "$1" "+$2"
}

if [ "$1" = line ]; then
  line=''
  while read -r name percent reset; do
    case $name in
      fiveHour) label='5 h' form='%H:%M' ;;
      sevenDay) label='7 d' form='%a %H:%M' ;;
      spendLimit) label='spend' form='%d %b' ;;
      *) continue ;;
    esac
    at=''
    [ "$reset" = null ] || at=", resets $(moment "\${reset%%.*}" "$form")"
    line="$line\${line:+ · }$label \${percent%%.*} %$at"
  done <<END
$found
END
  [ -z "$line" ] || printf '%s\\n' "$line"
fi

umask 077
cd @FOLDER@ || exit 0
case $note in *percent*) file=@WINDOWS@ ;; *) file=@NONE@ ;; esac
printf '{"at":%s,%s}\\n' "$(date +%s)" "$note" >${TEMPORARY} && mv -f ${TEMPORARY} "$file" || rm -f ${TEMPORARY}
exit 0
`;
