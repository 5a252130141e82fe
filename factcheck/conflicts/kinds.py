"""What a thing is, in classes that exclude each other: the lexicon of the `value` rule, written by hand.

A line (with the indented lines below it) is a class; a thing that is said to be in one line of a table is, as a rule,
in no other line of it. "As a rule" is why a finding from here never flags two claims that nobody has put side by side.
"""

from factcheck.text.stems import stem, stem_set

_THING = """
person man woman boy girl activist administrator adviser ambassador analyst anchor announcer archaeologist
  architect astronaut astronomer banker baron bishop blogger bodybuilder businesswoman cardinal cartoonist
  celebrity chairman choreographer cinematographer clergyman coach columnist commander conductor consul
  correspondent costume critic dealer detective dictator diplomat duke economist editor educator emperor engineer
  essayist executive explorer farmer filmmaker financier gangster geologist golfer goalkeeper gymnast host
  humorist illustrator inventor investor judoka jurist linguist magician mathematician mayor merchant missionary
  monk murderer naturalist neuroscientist official organist personality photographer pianist pioneer playwright
  pope priest prince princess programmer prosecutor psychologist publisher racer rabbi rapist referee reporter
  researcher revolutionary sailor saxophonist scholar screenwriter sculptor secretary skater socialite sociologist
  spy statesman striker student surgeon swimmer terrorist theologian trader translator trumpeter violinist
  vocalist volunteer youtuber actor actress singer musician politician player quarterback footballer cricketer
  author writer novelist director producer model comedian dancer rapper president minister senator governor lawyer
  judge artist painter poet journalist scientist physicist chemist biologist soldier officer general king queen
  wrestler boxer drummer guitarist composer songwriter performer entertainer broadcaster businessman entrepreneur
  philosopher historian driver pilot nurse doctor teacher professor athlete chef criminal
dog cat horse bird fish spider snake insect shepherd terrier poodle animal breed
film movie
series sitcom show
book novel novella poem magazine newspaper
album song single ep hit
city town village suburb municipality hamlet
county
state province
country nation republic kingdom
island archipelago peninsula
river lake sea ocean bay
mountain volcano hill
planet star moon comet
party
company corporation firm manufacturer
university college school
website
channel network
truck car vehicle motorcycle
language dialect
religion church
reptile mammal plant tree flower fruit
nightclub club restaurant bar hotel
painting sculpture
video
band orchestra choir
disease virus disorder
game
"""

_FIELD = """
football quarterback footballer cricketer cricket tennis baseball basketball wrestler boxer athlete golfer
  hockey swimmer sprinter
politician president minister senator governor congressman mayor parliamentarian ambassador
actor actress singer musician rapper comedian dancer drummer guitarist vocalist composer songwriter director
  filmmaker model entertainer
scientist physicist chemist biologist mathematician astronomer
dog cat horse bird shepherd
driver chauffeur
poker gambler
lawyer judge attorney
nurse doctor surgeon physician
chef cook
"""

_GENRE = """
romantic romance
thriller espionage
horror
documentary
pornographic pornography porn
western
musical
medical
"""

_NATION = """
America American Americans USA US
Britain British England English Scotland Scottish Wales Welsh
France French
Germany German
Italy Italian
Spain Spanish
Portugal Portuguese
Greece Greek
Turkey Turkish
Russia Russian
Ukraine Ukrainian
Poland Polish
Hungary Hungarian
Romania Romanian
Bulgaria Bulgarian
Serbia Serbian
Croatia Croatian
Austria Austrian
Switzerland Swiss
Belgium Belgian
Netherlands Dutch
Denmark Danish
Sweden Swedish
Norway Norwegian
Finland Finnish
Iceland Icelandic
Ireland Irish
Canada Canadian
Mexico Mexican
Brazil Brazilian
Argentina Argentine Argentinian
Chile Chilean
Colombia Colombian
Venezuela Venezuelan
Peru Peruvian
Cuba Cuban
Jamaica Jamaican
China Chinese
Japan Japanese
Korea Korean
India Indian
Pakistan Pakistani
Bangladesh Bangladeshi
Afghanistan Afghan
Iran Iranian
Iraq Iraqi
Israel Israeli
Syria Syrian
Lebanon Lebanese
Egypt Egyptian
Algeria Algerian
Morocco Moroccan
Nigeria Nigerian
Ghana Ghanaian
Kenya Kenyan
Ethiopia Ethiopian
Australia Australian
Thailand Thai
Vietnam Vietnamese
Indonesia Indonesian
Malaysia Malaysian
Philippines Filipino Philippine
Armenia Armenian
Azerbaijan Azerbaijani
Georgia Georgian
Kazakhstan Kazakh
Belarus Belarusian
Lithuania Lithuanian
Latvia Latvian
Estonia Estonian
Albania Albanian
Angola Angolan
Bolivia Bolivian
Bosnia Bosnian
Botswana
Cambodia Cambodian
Cameroon Cameroonian
Cyprus Cypriot
Ecuador Ecuadorian
Eritrea Eritrean
Guatemala Guatemalan
Haiti Haitian
Honduras Honduran
Jordan Jordanian
Kosovo Kosovar
Kuwait Kuwaiti
Kyrgyzstan Kyrgyz
Laos Laotian
Liberia Liberian
Libya Libyan
Luxembourg Luxembourgish
Madagascar Malagasy
Mali Malian
Malta Maltese
Moldova Moldovan
Mongolia Mongolian
Montenegro Montenegrin
Mozambique Mozambican
Myanmar Burma Burmese
Namibia Namibian
Nepal Nepalese Nepali
Nicaragua Nicaraguan
Panama Panamanian
Paraguay Paraguayan
Qatar Qatari
Rwanda Rwandan
Senegal Senegalese
Singapore Singaporean
Slovakia Slovak
Slovenia Slovenian Slovene
Somalia Somali
Sudan Sudanese
Taiwan Taiwanese
Tajikistan Tajik
Tanzania Tanzanian
Tunisia Tunisian
Turkmenistan Turkmen
Uganda Ugandan
Uruguay Uruguayan
Uzbekistan Uzbek
Yemen Yemeni
Zambia Zambian
Zimbabwe Zimbabwean
"""


def _table(lines: str) -> dict[str, int]:
    rows = lines.strip().replace("\n  ", " ").splitlines()
    return {stem(word.lower()): number for number, row in enumerate(rows) for word in row.split()}


THING, FIELD, GENRE, NATION = _table(_THING), _table(_FIELD), _table(_GENRE), _table(_NATION)
CONTINENT = _table("Africa African\nEurope European\nAsia Asian\nAustralia Australian\nAntarctica Antarctic")

FILLED = stem_set(
    "written wrote directed created recorded founded discovered invented composed designed painted aired airs",
    "broadcast premiered song album film movie novel book screenplay sculptor established published studied",
)
"""What has one maker, or happens at one place: the words that "by", "on" or "at" and a name follow."""

ORDINALS = {
    stem(word): number
    for number, words in enumerate(
        (
            "first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th",
            "ninth 9th", "tenth 10th", "eleventh 11th", "twelfth 12th", "thirteenth 13th", "fourteenth 14th",
            "fifteenth 15th",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
