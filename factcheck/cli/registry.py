"""Every command: where it lives and what it does, so that help and completion need not import them."""

from typing import NamedTuple


class Entry(NamedTuple):
    """`module` under factcheck.cli holds `run` (a command) or `app` (a group of commands)."""

    module: str
    summary: str
    panel: str


START, READ, WRITE, MACHINES, KEEP = "Start", "Look", "Write", "Documents in, drafts to decide", "Keep"

COMMANDS: dict[str, Entry] = {
    "demo": Entry("demo", "The two seed documents: claims, a search, the conflicts, in a throwaway store.", START),
    "init": Entry("init", "Make a store; no other command makes one.", START),
    "list": Entry("listing", "List claims that fit a filter.", READ),
    "search": Entry(
        "search", "Search claims, quotes, speakers and titles: the best first, misspellings repaired.", READ
    ),
    "match": Entry("match", "Was this checked already? The claims that say the same.", READ),
    "check": Entry("check", "Your own text, sentence by sentence, held against the store.", READ),
    "show": Entry("show", "One claim: its quote in context, chain, history and conflicts.", READ),
    "positions": Entry("positions", "One proposition: who alleges, denies and confirms it, since when.", READ),
    "timeline": Entry("timeline", "Who said what when, as text or as a picture.", READ),
    "conflicts": Entry("conflicts", "Claims that cannot both stand; uphold or dismiss them.", READ),
    "log": Entry("log", "Who changed what, when, from, to, and why.", READ),
    "stats": Entry("stats", "The store in numbers.", READ),
    "add": Entry("add", "Add a claim by hand.", WRITE),
    "mark": Entry("mark", "Mark what the desk has established about claims, and why.", WRITE),
    "evidence": Entry("evidence", "What is for and against a claim, and where it is kept.", WRITE),
    "approve": Entry("approve", "A second pair of eyes on what a colleague marked.", WRITE),
    "work": Entry("work", "Who works on which claims, until when, and how far they are.", WRITE),
    "scale": Entry("scale", "The desk's own verdicts: true, misleading, unverifiable …", KEEP),
    "edit": Entry("edit", "Correct a claim; the old words stay in the log.", WRITE),
    "withdraw": Entry("withdraw", "Take claims out of every list, for a reason.", WRITE),
    "restore": Entry("restore", "Bring back claims that were withdrawn, rejected or undone.", WRITE),
    "file": Entry("file", "File claims under a proposition.", WRITE),
    "replies": Entry("replies", "The right of reply: what somebody is to be asked, was asked, answered.", WRITE),
    "undo": Entry("undo", "Take back your last command.", WRITE),
    "ingest": Entry("ingest", "Read documents, keep a snapshot of each, and draft its claims.", MACHINES),
    "review": Entry("review", "What waits for a person, one by one, one key each: drafts, conflicts, marks.", MACHINES),
    "suggest": Entry("suggest", "Filings to accept or dismiss: claims that seem to be about one thing.", MACHINES),
    "accept": Entry("accept", "Make drafts claims.", MACHINES),
    "reject": Entry("reject", "Turn drafts down.", MACHINES),
    "source": Entry("source", "The documents: list, show, add, edit, withdraw.", KEEP),
    "proposition": Entry("proposition", "What claims are filed under: list, rename, merge.", KEEP),
    "speaker": Entry("speaker", "Who is who: list, show, alias, import, rename, merge, split.", KEEP),
    "place": Entry("place", "What places are also called: list, alias, import.", KEEP),
    "export": Entry("export", "Write a claim table for an editor, or everything for another store.", KEEP),
    "verify": Entry("verify", "A dossier against the store: does each quote still stand?", KEEP),
    "import": Entry("importing", "Take claims in from a table (CSV, XLSX, ODS) or a JSONL file.", KEEP),
    "merge": Entry("merge", "Take in what was done in another copy of this store.", KEEP),
    "differences": Entry("differences", "What people who worked apart left contested; decide it.", KEEP),
    "copy": Entry("copy", "A whole store into another place: from a file to a server, or back.", KEEP),
    "doctor": Entry("doctor", "Check the store, and mend what can be mended.", KEEP),
    "config": Entry("config", "Every setting, its value, and where it comes from.", KEEP),
    "help": Entry("helping", "Help on a command, or on filters, statuses, keys.", KEEP),
    "completion": Entry("completion", "The script that makes your shell complete commands, ids and names.", KEEP),
}
