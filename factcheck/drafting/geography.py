"""Countries, their capitals and what their people are called, so that "Baku" or "Moscow" can speak as a government.

Written by hand from common knowledge: `country: capital: adjective`, one a line; no capital where the word more often
means something else (Brussels is the European Union as a rule).
"""

from factcheck.drafting.words import word_set

_TABLE = """
Afghanistan: Kabul: Afghan
Albania: Tirana: Albanian
Algeria: Algiers: Algerian
Angola: Luanda: Angolan
Argentina: Buenos Aires: Argentine
Armenia: Yerevan: Armenian
Australia: Canberra: Australian
Austria: Vienna: Austrian
Azerbaijan: Baku: Azerbaijani
Bahrain: Manama: Bahraini
Bangladesh: Dhaka: Bangladeshi
Belarus: Minsk: Belarusian
Belgium: : Belgian
Bolivia: La Paz: Bolivian
Bosnia and Herzegovina: Sarajevo: Bosnian
Botswana: Gaborone: Botswanan
Brazil: Brasília: Brazilian
Bulgaria: Sofia: Bulgarian
Burundi: Bujumbura: Burundian
Cambodia: Phnom Penh: Cambodian
Cameroon: Yaoundé: Cameroonian
Canada: Ottawa: Canadian
Chad: N'Djamena: Chadian
Chile: Santiago: Chilean
China: Beijing: Chinese
Colombia: Bogotá: Colombian
Costa Rica: San José: Costa Rican
Croatia: Zagreb: Croatian
Cuba: Havana: Cuban
Cyprus: Nicosia: Cypriot
Czech Republic: Prague: Czech
Denmark: Copenhagen: Danish
Ecuador: Quito: Ecuadorian
Egypt: Cairo: Egyptian
Eritrea: Asmara: Eritrean
Estonia: Tallinn: Estonian
Ethiopia: Addis Ababa: Ethiopian
Finland: Helsinki: Finnish
France: Paris: French
Georgia: Tbilisi: Georgian
Germany: Berlin: German
Ghana: Accra: Ghanaian
Greece: Athens: Greek
Guatemala: Guatemala City: Guatemalan
Haiti: Port-au-Prince: Haitian
Honduras: Tegucigalpa: Honduran
Hungary: Budapest: Hungarian
Iceland: Reykjavik: Icelandic
India: New Delhi: Indian
Indonesia: Jakarta: Indonesian
Iran: Tehran: Iranian
Iraq: Baghdad: Iraqi
Ireland: Dublin: Irish
Israel: Jerusalem: Israeli
Italy: Rome: Italian
Japan: Tokyo: Japanese
Jordan: Amman: Jordanian
Kazakhstan: Astana: Kazakh
Kenya: Nairobi: Kenyan
Kosovo: Pristina: Kosovar
Kuwait: Kuwait City: Kuwaiti
Kyrgyzstan: Bishkek: Kyrgyz
Laos: Vientiane: Laotian
Latvia: Riga: Latvian
Lebanon: Beirut: Lebanese
Libya: Tripoli: Libyan
Lithuania: Vilnius: Lithuanian
Luxembourg: : Luxembourgish
Malaysia: Kuala Lumpur: Malaysian
Mali: Bamako: Malian
Malta: Valletta: Maltese
Mexico: Mexico City: Mexican
Moldova: Chisinau: Moldovan
Mongolia: Ulaanbaatar: Mongolian
Montenegro: Podgorica: Montenegrin
Morocco: Rabat: Moroccan
Mozambique: Maputo: Mozambican
Myanmar: Naypyidaw: Burmese
Namibia: Windhoek: Namibian
Nepal: Kathmandu: Nepalese
Netherlands: The Hague: Dutch
New Zealand: Wellington: New Zealand
Nicaragua: Managua: Nicaraguan
Niger: Niamey: Nigerien
Nigeria: Abuja: Nigerian
North Korea: Pyongyang: North Korean
North Macedonia: Skopje: Macedonian
Norway: Oslo: Norwegian
Oman: Muscat: Omani
Pakistan: Islamabad: Pakistani
Panama: : Panamanian
Paraguay: Asunción: Paraguayan
Peru: Lima: Peruvian
Philippines: Manila: Philippine
Poland: Warsaw: Polish
Portugal: Lisbon: Portuguese
Qatar: Doha: Qatari
Romania: Bucharest: Romanian
Russia: Moscow: Russian
Rwanda: Kigali: Rwandan
Saudi Arabia: Riyadh: Saudi
Senegal: Dakar: Senegalese
Serbia: Belgrade: Serbian
Singapore: : Singaporean
Slovakia: Bratislava: Slovak
Slovenia: Ljubljana: Slovenian
Somalia: Mogadishu: Somali
South Africa: Pretoria: South African
South Korea: Seoul: South Korean
South Sudan: Juba: South Sudanese
Spain: Madrid: Spanish
Sri Lanka: Colombo: Sri Lankan
Sudan: Khartoum: Sudanese
Sweden: Stockholm: Swedish
Switzerland: Bern: Swiss
Syria: Damascus: Syrian
Taiwan: Taipei: Taiwanese
Tajikistan: Dushanbe: Tajik
Tanzania: Dodoma: Tanzanian
Thailand: Bangkok: Thai
Tunisia: Tunis: Tunisian
Turkey: Ankara: Turkish
Turkmenistan: Ashgabat: Turkmen
Uganda: Kampala: Ugandan
Ukraine: Kyiv: Ukrainian
United Arab Emirates: Abu Dhabi: Emirati
United Kingdom: London: British
United States: Washington: American
Uruguay: Montevideo: Uruguayan
Uzbekistan: Tashkent: Uzbek
Venezuela: Caracas: Venezuelan
Vietnam: Hanoi: Vietnamese
Yemen: Sanaa: Yemeni
Zambia: Lusaka: Zambian
Zimbabwe: Harare: Zimbabwean
"""

_OTHER_NAMES = {
    "U.S.": "United States",
    "US": "United States",
    "America": "United States",
    "Washington, D.C.": "United States",
    "Britain": "United Kingdom",
    "U.K.": "United Kingdom",
    "UK": "United Kingdom",
    "Türkiye": "Turkey",
    "Kiev": "Ukraine",
    "Delhi": "India",
    "Brasilia": "Brazil",
    "Bogota": "Colombia",
    "Czechia": "Czech Republic",
    "Burma": "Myanmar",
    "Holland": "Netherlands",
    "UAE": "United Arab Emirates",
    "Nur-Sultan": "Kazakhstan",
}

_ROWS = [tuple(part.strip() for part in line.split(":")) for line in _TABLE.strip().splitlines()]
_COUNTRY_OF = {
    name: country for country, capital, adjective in _ROWS for name in (country, capital, adjective) if name
} | _OTHER_NAMES
_PLACES = {name for country, capital, _ in _ROWS for name in (country, capital) if name} | set(_OTHER_NAMES)


def country_of(name: str) -> str:
    """The country that a country's name, its capital or its adjective stands for; "" for anything else."""
    return _COUNTRY_OF.get(name.removeprefix("the ").removeprefix("The "), "")


def government_of(name: str) -> str:
    """The name "Government of X" where a country or a capital speaks; "" for anything else."""
    bare = name.removeprefix("the ").removeprefix("The ").removeprefix("official ")
    if bare not in _PLACES:
        return ""
    country = _COUNTRY_OF[bare]
    the = "the " if country in _WITH_ARTICLE else ""
    return f"Government of {the}{country}"


_WITH_ARTICLE = frozenset(
    {"United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines", "Czech Republic"}
)

_PEOPLE = word_set(
    """
    Swede Dane Finn Briton Scot Spaniard Pole Turk Dutchman Dutchwoman Frenchman Frenchwoman Irishman Irishwoman
    Englishman Englishwoman Welshman Serb Croat Slovene Bosniak Argentinian Filipino Filipina Icelander Luxembourger
    """
)


def is_national(word: str) -> bool:
    """Whether "the X" can stand for a person of some country: "the Norwegian", "the Swede"."""
    return word in _PEOPLE or (word in _COUNTRY_OF and word not in _PLACES)
