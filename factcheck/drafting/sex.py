"""What a first name says of "he" and "she": a hint for pronouns, never more.

Common first names from the countries that a desk writes about, by hand; the rule for "-a" holds for most of Europe.
"""

from factcheck.drafting.words import word_set

_HE = word_set(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven stephen paul andrew joshua kenneth kevin brian george timothy ronald edward jason
    jeffrey ryan jacob gary eric jonathan larry justin scott brandon benjamin samuel gregory frank alexander
    patrick jack dennis jerry tyler aaron jose adam nathan henry peter walter harold kyle carl arthur roger
    keith jeremy terry lawrence sean austin joe bernie barack bill tim mike tom jim bob steve chris dan matt
    tony ben sam nick ken ron greg jeff luca andrea nikita ilya mustafa mikhail sergei sergey vladimir dmitry
    dmitri alexei aleksandr nikolay nikolai igor oleg boris yuri viktor anatoly ivan ali ahmed mohammed
    muhammad mohamed hassan hussein omar yusuf ibrahim mehmet recep emre ilham heydar elkhan karim juan carlos
    luis jorge pedro miguel julio pablo diego javier marco matteo giuseppe paolo francesco giovanni lorenzo
    pierre jean michel francois jacques louis henri antoine hans klaus stefan jens lars olaf sven erik karl
    fritz otto jan piotr pavel tomas marek jakub andrzej janos laszlo istvan nikos giorgos kostas stavros
    yannis hamish alec pieter wei jun hiroshi kenji takashi raj rahul amit narendra imran kwame kofi chidi
    emeka joao paulo antonio fernando aldo
    """
)
_SHE = word_set(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
    ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura
    cynthia kathleen amy angela shirley brenda emma anna pamela nicole samantha katherine christine helen
    debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia hillary claire
    alice jane kate anne marie sophie chloe ingrid greet astrid birgit heidi ursula elke anke sabine kari siri
    liv maie noor fatima aisha leila zeynep ayse svetlana natalia olga irina tatiana elena ludmila yulia
    oksana giulia chiara francesca isabel carmen pilar ines beatriz mercedes doris fiona moira siobhan niamh
    yuki keiko sakura mei priya indira ngozi amina zainab despina eleni katerina
    """
)


def pronoun_of(name: str) -> str:
    """The pronoun, "he" or "she", or "" where the first name does not tell."""
    first = name.split()[0].lower() if name.split() else ""
    if first in _HE:
        return "he"
    return "she" if first in _SHE or (len(first) > 3 and first.endswith("a") and len(name.split()) > 1) else ""
