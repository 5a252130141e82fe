"""Words that mean the same and words that exclude each other: general English, written by hand for these rules.

Left out on purpose: pairs that tell two things apart rather than contradict (north and south, men and women, first and
last, before and after), and pairs that describe one event from its two ends (buy and sell, send and receive).
"""

from collections import defaultdict

from factcheck.text.stems import stem

_OPPOSITES = """
open opened reopen | closed shut close shutdown
rise increase grow growth soar surge climb swell | fall decrease decline drop shrink plunge plummet dwindle
safe harmless | dangerous unsafe hazardous harmful deadly
support back favour favor endorse | oppose against reject condemn
alive survive survivor living | dead die death kill deceased murder perish
strengthen reinforce bolster | weaken undermine erode
approve accept ratify allow permit legalise legalize authorise authorize pass endorse | reject refuse block veto
  ban prohibit forbid outlaw
humanely kindly respected | abused mistreated tortured despised discriminated
participate attend join part | boycott
clean pure unpolluted drinkable | contaminated polluted dirty tainted poisoned
higher highest taller more | lower lowest shorter less
high | low
larger largest bigger biggest greater greatest | smaller smallest fewest least
large big great huge enormous | small tiny little
best better greatest finest top | worst worse poorest bottom
uphold upheld | overturn annul quash reverse revoke
withdraw retreat | advance enter invade
stay remain keep retain | leave lift scrap abolish remove quit resign
useful effective helpful | useless ineffective
ready willing prepared | unwilling reluctant unready
win victory won triumph | lose defeat lost
true accurate correct real genuine authentic | false untrue inaccurate incorrect fake bogus forged
begin start launch commence | end finish stop cease conclude halt
legal lawful law-abiding | illegal unlawful criminal
friendly cordial close | hostile tense strained crisis
guilty convicted | innocent acquitted exonerated
hire recruit | sack dismiss
succeed success successful successfully | fail failure unsuccessful unsuccessfully
strong | weak
rich wealthy | poor impoverished
hot warm | cold
agree | disagree
include | exclude
appear | disappear vanish
possible | impossible
present | absent
majority | minority
maximum | minimum
positive | negative
popular | unpopular
happy glad | sad unhappy
healthy | sick ill
full | empty
employed | unemployed jobless
voluntary voluntarily | forced compulsory mandatory
free release | jail imprison detain capture
construct build | demolish destroy
relaxing joyful cheerful light | dark grim gloomy
surplus | deficit
profit | loss
love adore | hate detest loathe
ally friend | enemy foe
peace peaceful peacefully | war violent violently
calm | tense turbulent
transparent | opaque secret
independent | dependent controlled
expand | shrink contract
improve better | worsen deteriorate
deny | admit confirm acknowledge concede
hide conceal | disclose reveal publish
honest truthful | dishonest lying
likely | unlikely
intentional deliberate deliberately intentionally | accidental accident accidentally unintentional
married | single unmarried divorced
cheap affordable | expensive
stable | unstable unsettled
visible | invisible
fair | unfair rigged
valid | invalid void
armed | unarmed
guarded protected | unprotected unguarded
sober | drunk
outside | inside
innocuous | toxic poisonous
pay paid | owe unpaid
real factual | fictional imaginary
barely hardly scarcely | highly very
associated linked | disassociated unconnected
form found establish | disband dissolve
natural | artificial
refute disprove debunk | prove
silent | spoken vocal
optimistic | pessimistic
loyal | disloyal
accelerate quicken hasten | slow decelerate delay
appoint | dismiss oust
promote | demote
gain | lose
praise laud welcome applaud | criticise criticize condemn denounce deplore
encourage | discourage deter
impose introduce tighten | lift ease relax scrap
widen broaden | narrow
lengthen extend prolong | shorten curtail
obey comply honour honor observe | violate breach defy flout
recover | relapse
arrive | depart leave
thrive flourish prosper | struggle collapse
solvent | bankrupt insolvent
competent | incompetent
efficient | inefficient
sufficient enough ample adequate | insufficient inadequate
abundant plentiful | scarce
dry | wet flooded
freeze | thaw melt
shallow | deep
thin | thick
wide broad | narrow
fast quick rapid quickly rapidly | slow slowly
permanent permanently | temporary temporarily
mandatory compulsory obligatory | optional
vacant unoccupied | occupied
conscious | unconscious
awake | asleep
literate | illiterate
united | divided
accept | decline
trust | distrust mistrust
secure | insecure vulnerable
intact undamaged unharmed unhurt | damaged destroyed wrecked injured hurt
resist | surrender capitulate
escalate intensify worsen | subside abate ease
fertile | infertile barren
blame accuse | absolve exonerate clear
consent | object
ban outlaw | legalise legalize permit
rent lease | own
elected | unelected appointed
qualified | unqualified
documented | undocumented
vaccinated | unvaccinated
insured | uninsured
finished completed | unfinished incomplete
proven | unproven
aware | unaware
able | unable
capable | incapable
willing | unwilling
stable | volatile
"""

_SAME = """
kill slay murder die dead death
soldier troop
hide conceal
buy purchase acquire
car vehicle
movie film
begin start launch
stop halt cease
tell inform
explosion blast
child kid
build construct
injure wound
company firm
transfer supply deliver
weapon arm
jail prison
people inhabitant
euro eur
cost price
sell sale
air broadcast premiere
"""

_PREFIXES = {"un": 4, "dis": 5, "non": 4, "ir": 6, "il": 5, "im": 6, "in": 6}
"""Prefixes that turn a word round, and from how many letters of it on: "invest" is not the opposite of "vest"."""

_sides: dict[str, set[tuple[int, int]]] = defaultdict(set)
for _number, _line in enumerate(_OPPOSITES.strip().replace("\n  ", " ").splitlines()):
    for _half, _words in enumerate(_line.split("|")):
        for _word in _words.split():
            _sides[stem(_word)].add((_number, _half))
_CANONICAL = {stem(word): stem(line.split()[0]) for line in _SAME.strip().splitlines() for word in line.split()}


def canonical(stemmed: str) -> str:
    """The stem that stands for this one and its close synonyms."""
    return _CANONICAL.get(stemmed, stemmed)


def has_opposite(stemmed: str) -> bool:
    """Whether some word excludes this one, or may: any word long enough to take or lose a prefix."""
    return stemmed in _sides or len(stemmed) > 4


def opposite(one: str, other: str) -> bool:
    """Whether two stems exclude each other when said of one thing."""
    if len(one) != len(other) and _negates(*sorted((one, other), key=len)):
        return True
    return any((number, 1 - half) in _sides.get(other, ()) for number, half in _sides.get(one, ()))


def _negates(short: str, long: str) -> bool:
    """Whether the long stem is the short one behind a prefix that turns it round."""
    return long.endswith(short) and len(short) >= _PREFIXES.get(long[: -len(short)], 99)
