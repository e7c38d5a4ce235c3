"""Small tokenizers of three kinds as Hugging Face's tokenizers writes them, and the ids that it gives with them.

    python tokenizers_golden.py      needs `pip install tokenizers`; the version is in golden/ids.json
"""

import json
import random
from pathlib import Path

import tokenizers
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

RESOURCES = Path(__file__).parents[2] / "resources"
LINES = """
The river is high after three days of rain, and the ferry does not cross before noon.
We walked along the bank, talking of the harvest; nobody had seen so many apples.
"Is it far?" she asked. "It's not far," they said, "but you'll want boots."
Train 4711 leaves at 7:05 and arrives at 12:50, if nothing is late.
Das Café an der Straße öffnet um acht; dort gibt es Brötchen, Käse und Äpfel.
Le garçon a mangé une pêche près de la forêt, déjà fatigué.
今天天气很好，我们去河边走走。河水很高，船还没有来。
我们看见很多苹果，大家都很高兴。
東京の天気は雨です。川の水が高い。
Сегодня идёт дождь, и река поднялась высоко.
วันนี้อากาศดีมาก
😀 What a day! 🍎🍎 👨‍👩‍👧 went for a walk 🌧️
The walkers walk, the talkers talk; walking and talking, they walked and talked.
North of the river there is a village, south of it a town, and over both a bridge.
It rained, it rains, and it will rain again: rain, rain, rain.
""".strip().split("\n")
ASKED = [
    "", " ", "   ", "\t", "\n", "\r\n", " \n\n ", "\u00a0", "\u3000", "\u200b", "a", ".", "?!", "...", "…", "---", "'", "'s",
    "The river is high.", "the RIVER is HIGH", "  two  blanks  ", "walking, talking", "unwalkable rivers", "it's they'll DON'T",
    "Train 4711", "1234567890", "3.14159", "7:05-12:50", "今天天气很好", "河水很高，船还没有来。", "天气预报说明天下雨", "東京の天気", "カタカナ",
    "한국어", "อากาศดี", "река поднялась", "Brötchen und Käse", "BRÖTCHEN", "garçon déjà", "e\u0301 é", "İstanbul", "ﬁne ligature", "ｆｕｌｌ",
    "😀", "😀😃", "👨‍👩‍👧", "🍎 apple 🍎", "🌧️", "🇩🇪🇫🇷", "a😀b", "\ufeffmark", "zero\x00byte", "\x7f", "\U0001f9ff", "\U00020000",
    "[CLS]", "[SEP] in a text", "<s>", "</s> at the end", "<unk>", "[UNK] [PAD]", "<pad>", "Ġ", "▁", "##ing", "a##b",
    "a\nb\r\nc", "tab\tbed", "x" * 120, "rain " * 40, "今" * 50, "😀" * 20, "(so) [it] {is}", "a_b-c/d\\e", "me@example.org", "https://example.org/a?b=c",
]


def asked():
    rng = random.Random(7)
    words = " ".join(LINES).split(" ")
    drawn = [" ".join(rng.choice(words) for _ in range(rng.randrange(1, 25))) for _ in range(20)]
    mixed = ["".join(chr(rng.choice([rng.randrange(0x20, 0x7F), rng.randrange(0x4E00, 0x4F00), rng.randrange(0x1F600, 0x1F640),
                                     rng.randrange(0xA0, 0x250)])) for _ in range(12)) for _ in range(10)]
    return ASKED + drawn + mixed


def byte_pairs():
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.train_from_iterator(LINES, trainers.BpeTrainer(
        vocab_size=500, special_tokens=["<s>", "</s>"], initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False))
    made.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 1)])
    made.enable_truncation(24)
    made.enable_padding(length=32)
    return made


def word_pieces():
    made = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.decoder = decoders.WordPiece()
    made.train_from_iterator(LINES, trainers.WordPieceTrainer(
        vocab_size=500, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]"], show_progress=False))
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    return made


def unigrams():
    made = Tokenizer(models.Unigram())
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.decoder = decoders.Metaspace()
    made.train_from_iterator(LINES, trainers.UnigramTrainer(
        vocab_size=400, special_tokens=["<pad>", "</s>", "<unk>"], unk_token="<unk>", show_progress=False))
    made.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return made


def case(name, made):
    file = RESOURCES / "tokenizers" / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(file))
    made = Tokenizer.from_file(str(file))
    made.no_padding()
    as_in_file = [made.encode(text) for text in asked()]
    plain = [made.encode(text, add_special_tokens=False).ids for text in asked()]
    made.enable_truncation(8)
    short = [made.encode(text).ids for text in asked()]
    made.no_truncation()
    return {
        "name": name,
        "size": made.get_vocab_size(),
        "asked": [
            {"text": text, "ids": found.ids, "plain": without, "short": cut, "any": made.encode(text).ids, "decoded": made.decode(found.ids)}
            for text, found, without, cut in zip(asked(), as_in_file, plain, short)
        ],
    }


def main():
    cases = [case("bpe", byte_pairs()), case("wordpiece", word_pieces()), case("unigram", unigrams())]
    file = RESOURCES / "golden" / "ids.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"tokenizers": tokenizers.__version__, "cases": cases}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
