"""Made-up prose in the rhythm of French: function words as they are, the rest from syllables,
as uneven as in a language (Zipf)."""

import itertools
import random

_COMMON = """\
de la le et les des en un une que à qui dans pour pas sur ce il plus par est au ne se avec on
mais leur comme ou son sans tout elle aussi bien même nous peut sont cette fait entre quand
encore dont"""
_SOUNDS = {
    "start": """\
ba bri ca cha co cré da dé do é en fi fo ga gou in jo la li lu ma mé mo na no ou pa pé por pu
ra re ri sa so sou ta tra tu va vi vo""",
    "middle": "bi ca di fo ga li lo mé mi na no pa ra ri ro sa si ta ti va",
    "end": "tion ment té eur eux ence age ique iste ble rie sion ure ant ois elle al iel",
}
FUNCTION_WORDS = _COMMON.split()
VOCABULARY = 8_000


def vocabulary(chance: random.Random) -> list[str]:
    """VOCABULARY words, the most frequent first."""
    start, middle, end = (sounds.split() for sounds in _SOUNDS.values())
    made = [*("".join(parts) for parts in itertools.product(start, end)),
            *("".join(parts) for parts in itertools.product(start, middle, end))]
    rest = [word for word in dict.fromkeys(made) if word not in FUNCTION_WORDS]
    chance.shuffle(rest)
    return [*FUNCTION_WORDS, *rest][:VOCABULARY]


class Prose:
    """Draws words, sentences and paragraphs. Every draw comes from the one `chance`."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words = vocabulary(chance)
        self._weights = list(itertools.accumulate(
            1 / (rank + 2.7) for rank in range(len(self._words))
        ))

    def words(self, count: int) -> list[str]:
        """That many words, function words among them."""
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def names(self, count: int) -> list[str]:
        """That many different words with a meaning of their own."""
        return self._words[len(FUNCTION_WORDS):len(FUNCTION_WORDS) + count]

    def title(self) -> str:
        """Four to nine words, some with a colon, which front matter must quote."""
        words = self.words(self._chance.randint(4, 9))
        if self._chance.random() < 0.15:
            words[2] += " :"
        text = " ".join(words)
        return text[0].upper() + text[1:]

    def sentence(self) -> str:
        """Eight to twenty-six words and the signs that typography has to care for."""
        words = self.words(self._chance.randint(8, 26))
        sign = self._chance.random()
        if sign < 0.25:
            words[3] = f"l'{words[3]}" if words[3][0] in "aeiouéào" else f"{words[3]},"
        elif sign < 0.32:
            words[4] = f'"{words[4]} {words[5]}"'
        elif sign < 0.40:
            words[5] = f"*{words[5]}*"
        elif sign < 0.46:
            words[2] = f"{self._chance.randint(2, 98)} %"
        text = " ".join(words)
        end = "?" if sign > 0.95 else ("..." if sign > 0.93 else ".")
        return text[0].upper() + text[1:] + end

    def paragraph(self) -> str:
        """Three to six sentences."""
        return " ".join(self.sentence() for _ in range(self._chance.randint(3, 6)))
