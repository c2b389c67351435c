// What is left of a word without what grammar adds to it. The same rules serve the pages and the queries, so a stem need
// not be a word; it only has to be the same for all forms of one.

// Particles and endings by what they may follow: a consonant, a vowel (or ㄹ), or either.
const AFTER = {
  consonant: `은 이 을 과 으로 으로는 으로도 으로서 으로써 이랑 이라도 이나 이란 이라는 이라고 이라면 이라서 이며 이고 이면 이죠 이지 이다
    이에요 이었 이요`,
  vowel: `는 가 를 와 로 로는 로도 로서 로써 랑 라도 나 란 라는 라고 라면 라서 예요 였 ㅂ니다 ㅂ니까 ㄴ다 ㄴ지 ㄹ지 ㄴ가 ㄴ가요 ㄹ까 ㄹ까요
    ㄹ게 ㄹ게요 ㄴ데 ㄴ데요 ㄴ채 ㄹ때 ㄹ수 ㄴ뒤 ㄹ수록`,
  either: `의 에 에서 에서는 에서도 에서의 에는 에도 에게 에게서 한테 께 도 만 만이 만을 부터 까지 까지는 마다 보다 처럼 같이 만큼 밖에 조차 마저
    인지 인데 인가 인가요 입니다 입니까 들 들이 들을 들은 들의 끼리 씩 째 쯤 별로 뿐 대로 때 때는 때도 때에 때마다 중 중에 중인 당
    시 시에 시에는 시의 습니다 습니까 는다 다 네 네요 군요 죠 지요 지 나 나요 는가 는가요 는지 은지 을지 을까 을까요 니 냐 세요 으세요 십시오 으십시오
    아라 어라 아 어 아요 어요 요 을게 을게요 기 기는 기가 기를 기도 기만 기로 기에 고 고서 고는 며 으며 면 으면 면서 으면서 아서 어서 서 아야
    어야 야 아도 어도 니까 으니까 는데 은데 는데요 려고 으려고 려면 으려면 러 으러 도록 게 거나 던 더니 다가 자마자 든지 지만 는 는걸 는거 는것
    는법 은채 을때 을수 은뒤 음 음을`,
};
// Many nouns end like these too: they are taken from more than one syllable only.
const AMBIGUOUS = new Set("들 만 도 이 나 지 네 니 러 중 때 뿐 당 요 의 서 야 게 다 며 시".split(" ").map(letters));
// 취소하다, 취소되다, 취소시키다 come down to 취소.
const VERBS = "하 되 시키 당하 해지 해주 해보 한 할 함 된 될 됨".split(" ").map(letters);
const SUFFIXES = Object.entries(AFTER)
  .flatMap(([after, suffixes]) => suffixes.split(/\s+/).map((suffix) => ({
    text: letters(suffix),
    left: { consonant: /[ㄱ-ㅎ]$/, vowel: /[ㅏ-ㅣㄹ]$/, either: /$/ }[after],
  })))
  .sort((a, b) => b.text.length - a.text.length);
const ENDING_IN = {};
for (const suffix of SUFFIXES) (ENDING_IN[suffix.text.at(-1)] ??= []).push(suffix);
const SYLLABLE = /^[ㄱ-ㅎ][ㅏ-ㅣ]/;

function korean(word) {
  let stem = word;
  for (let before = ""; before !== stem;) {
    before = stem;
    stem = uninflected(stem);
    stem = stem.replace(/ㅎㅏㅣ(ㅆ?)$/, "ㅎㅏ$1").replace(/ㄷㅗㅏㅣ(ㅆ?)$/, "ㄷㅗㅣ$1");
    stem = stem.replace(/([ㅏ-ㅣ])ㅓ(ㅆ?)$/, "$1$2").replace(/([ㅏ-ㅣ][ㄱ-ㅎ]*)(ㅇㅏ|ㅇㅓ)?ㅆ$/, "$1");
    const verb = VERBS.find((verb) => stem.endsWith(verb) && stem.length - verb.length > 3);
    if (verb) stem = stem.slice(0, -verb.length);
  }
  return stem;
}

function uninflected(word) {
  for (const { text, left } of ENDING_IN[word.at(-1)] ?? []) {
    if (!word.endsWith(text)) continue;
    const rest = word.slice(0, -text.length);
    const enough = AMBIGUOUS.has(text) ? 4 : text.length > 3 ? 2 : 3;
    if (rest.length >= enough && SYLLABLE.test(rest) && left.test(rest)) return rest;
  }
  return word;
}

/** 멈춘, 멈출 and 멈춤 are 멈추 too, but so many nouns end like them that this counts for less. */
function bare(stem) {
  return /^[ㄱ-ㅣ]{4,}$/.test(stem) ? korean(stem.replace(/([ㅏ-ㅣ])[ㄴㄹㅁㅂㅆ]$/, "$1")) : stem;
}

function english(word) {
  let stem = word;
  if (stem.length > 3) stem = stem.replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/ies$/, "y").replace(/([^su])s$/, "$1");
  if (stem.length > 6) stem = stem.replace(/(ation|ment|ness)$/, "");
  if (stem.length > 4) stem = stem.replace(/([aeiouy].*?)(([^aeious])\3)?(ing|ed)$/, "$1$3");
  return stem.length > 3 ? stem.replace(/e$/, "").replace(/y$/, "i") : stem;
}

const stems = new Map();

/** The stem of a word. */
function stemOf(text) {
  let stem = stems.get(text);
  if (stem === undefined) stems.set(text, stem = stemmed(text));
  return stem;
}

function stemmed(text) {
  if (HANGUL.test(text)) return korean(letters(text));
  const word = text.toLowerCase();
  return /^[a-z]+$/.test(word) ? english(word) : word;
}
