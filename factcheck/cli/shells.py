"""What three shells are told and how they are answered: offers are data, quoted for the shell that asked.

Each script runs the program with `_FACTCHECK_COMPLETE` naming the shell, and takes what it prints a line at a time,
never as code. zsh and fish quote what they insert themselves and get `value TAB description`; bash inserts the bytes it
is given, so for bash the quoting is done here.
"""

import re
from dataclasses import dataclass

ASKING = "_FACTCHECK_COMPLETE"
"""The variable by which a shell asks for completions."""

_BASH = """\
_factcheck_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_FACTCHECK_COMPLETE=bash command factcheck "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace
    return 0
}
complete -o default -o nosort -F _factcheck_completion factcheck
"""

_ZSH = """\
#compdef factcheck
_factcheck_completion() {
    local line
    local -a values shown
    while IFS= read -r line; do
        values+=("${line%%$'\\t'*}")
        shown+=("${line/$'\\t'/  -- }")
    done < <(_FACTCHECK_COMPLETE=zsh command factcheck "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    if (( $#values )); then
        compadd -l -d shown -a values
    else
        _files
    fi
}
compdef _factcheck_completion factcheck
"""

_FISH = """\
function _factcheck_completion
    set -l words (commandline -opc)
    set -e words[1]
    set -l word (commandline -ct)
    set -l offers (_FACTCHECK_COMPLETE=fish command factcheck $words "$word" 2>/dev/null)
    if set -q offers[1]
        printf '%s\\n' $offers
    else
        __fish_complete_path "$word"
    end
end
complete --command factcheck --no-files --keep-order --arguments '(_factcheck_completion)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


@dataclass(frozen=True, slots=True)
class Typed:
    """A command line up to the cursor: its words with their quotes taken off, and the one that is being typed.

    `kept` is the part of `word` that the shell leaves as it stands, for an offer replaces what follows it; `quote` is
    the quotation mark that is still open, or "".
    """

    words: tuple[str, ...]
    word: str
    kept: str = ""
    quote: str = ""


def split(line: str, breaks: str = "") -> Typed:
    """Take a line apart as bash does (https://www.gnu.org/software/bash/manual/bash.html#Quoting), expanding nothing.

    `breaks` are the characters after which bash begins to complete anew, as in COMP_WORDBREAKS.
    """
    words: list[str] = []
    word, kept, before, quote = "", "", "", ""
    begun = escaped = False
    for character in line:
        if escaped:
            literal = quote and character not in '"\\$`'
            word, escaped = word + ("\\" if literal else "") + character, False
        elif character == "\\" and quote != "'":
            begun = escaped = True
        elif quote:
            if character == quote:
                quote, kept = "", before
            else:
                word += character
        elif character in "'\"":
            begun, quote, before, kept = True, character, kept, word
        elif character.isspace():
            words += [word] if begun else []
            word, kept, begun = "", "", False
        else:
            begun, word = True, word + character
            kept = word if character in breaks else kept
    return Typed(tuple(words), word, kept, quote)


def for_bash(typed: Typed, value: str) -> str:
    """What bash must insert so that the word becomes `value`, which begins as the typed one does."""
    rest = value[len(typed.kept) :]
    if typed.quote == "'":
        return rest.replace("'", "'\\''")
    if typed.quote == '"':
        quoted = re.sub(r'["\\$`]', r"\\\g<0>", rest).replace("!", '"\\!"')
        # bash ends the quotation for us, but not behind a quotation mark.
        return quoted + '"' if rest.endswith("!") else quoted
    return re.sub(r"[^\w@%+=:,./-]", r"\\\g<0>", rest)
