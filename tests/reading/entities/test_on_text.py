"""Who is meant, on short texts read with the language models: the words, and what they stand for."""

from __future__ import annotations

import pytest

from seuil import Reader

# language, text, words, the id or state that one of their mentions must have, or "-" where none may be had
CASES = [
    # The latter, and who is stressed between commas.
    ("en", "Russia met Iran in Doha; the latter refused to sign.", "latter", "IRN"),
    ("fr", "L'Inde accuse des rebelles ; ceux-ci nient.", "ceux-ci", "rebels"),
    ("fr", "L'Union européenne, elle, réclame une enquête à la Russie.", "elle", "EU"),
    ("fr", "La Pologne a signé. La trêve, elle, tient depuis lundi.", "elle", "-"),
    # Relatives beside a comma.
    (
        "en",
        "Egypt's foreign minister will visit Doha, and Ankara, which brokered it, is silent.",
        "which",
        "TUR",
    ),
    ("en", "In Havana Premier Fidel Castro, who spoke on Monday, left.", "who", "fidel-castro"),
    # Those two, and the other one.
    (
        "en",
        "The FARC rebels attacked Colombia. Colombia struck back at the FARC. Both sides agreed.",
        "Both sides",
        "FARC",
    ),
    (
        "fr",
        "L'Inde et le Pakistan se sont parlé. Les deux puissances nucléaires ont signé.",
        "Les deux puissances nucléaires",
        "PAK",
    ),
    (
        "fr",
        "Le Pakistan a fermé son ciel à son voisin. L'Inde a riposté. L'Inde a protesté.",
        "son voisin",
        "IND",
    ),
    (
        "en",
        "India accuses its neighbour of arming them. Pakistan denies it. Pakistan has protested.",
        "its neighbour",
        "PAK",
    ),
    # Irregulars with an article are the group that the page names; without one they are any.
    (
        "en",
        "Colombia spoke with the FARC rebels. The rebels later bombed a club in Cali.",
        "rebels",
        "FARC",
    ),
    (
        "fr",
        "Le Soudan combat les Forces de soutien rapide (FSR). Les paramilitaires ont nié.",
        "paramilitaires",
        "RSF",
    ),
    ("en", "Colombia spoke with the FARC. Tuareg rebels met in Algiers.", "rebels", "rebels"),
    # A state's own people.
    ("en", "Colombia voted on Sunday. The judges annulled the vote.", "judges", "COL"),
    # Not a force.
    ("fr", "L'OMS a mis en garde la Russie contre un risque.", "garde", "-"),
    ("en", "Britain spoke at the Security Council on Monday.", "Security Council", "UNSC"),
    ("en", "The Lebanese Red Cross sent help to Tyre.", "Red Cross", "LBN"),
    # A dateline is nobody's doing.
    ("en", "NEW DELHI (Agency) - Pakistan has closed its skies.", "its", "PAK"),
    # Regions and their blocs; what a compass word opens.
    ("en", "West African leaders threatened Niger on Monday.", "West African leaders", "ECOWAS"),
    ("fr", "Les pays ouest-africains ont menacé le Niger.", "pays ouest-africains", "ECOWAS"),
    ("en", "Soldiers entered the West Bank on Monday.", "West", "-"),
    # Bodies without an owner.
    ("en", "Colombia is tense. A law passed last year by Congress was annulled.", "Congress", "COL"),
    ("en", "Mali mourns. Gunmen ambushed a convoy and killed ten soldiers.", "soldiers", "MLI"),
    (
        "en",
        "Britain will act, the Foreign Office said. A spokeswoman urged Sudan to yield.",
        "spokeswoman",
        "GBR",
    ),
    # A family name with its office.
    ("fr", "Le Venezuela s'arme. Le président Maduro a parlé.", "président Maduro", "nicolas-maduro"),
    ("en", "Chile is tense. General Bravo warned the unions.", "General Bravo", "CHL"),
    ("fr", "La France hésite. Le sénateur centriste Jean Delmas a protesté.", "Jean Delmas", "FRA"),
    # Where an office sits; what is done to another; who is aboard.
    ("en", "Berlin is silent. A minister in London warned of it.", "minister in London", "GBR"),
    ("fr", "Le Mali est en crise. Moscou assure soutenir les autorités.", "autorités", "MLI"),
    ("en", "An American plane was downed over Cuba and its pilot killed.", "pilot", "USA"),
    # Places of no table.
    ("fr", "Le Mali est en crise. Bamako se tait. Des gens sont morts à Tombéra.", "Tombéra", "MLI"),
    # Kingdoms and islands.
    ("en", "Saudi Arabia shot down a missile. Yemen said the kingdom had lied.", "kingdom", "SAU"),
    ("en", "Taiwan is on alert. China said the island's defence ministry had lied.", "island", "TWN"),
    ("en", "Serbia denied that ethnic Albanians had been killed.", "Albanians", "-"),
    # The country.
    (
        "fr",
        "Le Venezuela proteste. Caracas menace. Caracas arme. La CIA agit dans le pays.",
        "pays",
        "VEN",
    ),
    (
        "en",
        "The president of Belarus told Vladimir Putin that Belarus would fight if the country were attacked.",
        "country",
        "BLR",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("language", "text", "words", "wanted"), CASES)
def test_whom_the_words_mean(reader: Reader, language: str, text: str, words: str, wanted: str) -> None:
    brief = reader.read_text(text, language=language, published="2020-01-01")
    found = {
        name
        for entity in brief.entities
        for mention in entity.mentions
        if brief.article.text[mention.start : mention.end].lower() == words.lower()
        and entity.kind != "weapon"
        for name in (entity.id, entity.country)
    }
    assert wanted in found if wanted != "-" else not found
