import { FOREIGN_FILLERS, TRANSLATED } from "./other-languages.ts";
import { remembering } from "./remembering.ts";

/** HTTP methods in capitals, before everything else turns lower-case: "PUT" is a method and "put online" is not. */
const METHODS_IN_CAPITALS = /\b(GET|PUT|POST|PATCH|DELETE)\b(?! (FROM|INTO|TABLE))/g;
const METHOD = "(get|put|post|patch|delete)";

/** Ways to write one thing, to the word that the search uses. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `\\b${METHOD}(?=( |/|, )?(vs\\.?|versus|or|and|oder|und|et|ou|y|o|e|en|of|/|,) ?${METHOD}\\b)`,
      "g",
    ),
    "$1method",
  ],
  [
    new RegExp(`(?<=method ?(vs\\.?|versus|or|and|oder|und|et|ou|y|o|e|en|of|/|,) ?)${METHOD}\\b`, "g"),
    "$2method",
  ],
  [new RegExp(`\\b${METHOD}(?= (requests?|methods?|verbs?)\\b)`, "g"), "$1method"],
  [/\bcannot (get|post|put|patch|delete)(method)?(?= ?\/)/g, "cannotroute "],
  [/\bnext\(/g, "nextfunction("],
  [/\b(node|nod|nodee|noed|ndoe)[\s.-]?js\b/g, "node"],
  [/\bnode:(?=\w)/g, "node "],
  [/\bexpress[\s.-]?js\b/g, "express"],
  [/\bsocket[. ]io\b/g, "websocket"],
  [/\breact[\s-]native\b/g, "reactnative"],
  [/\bnext[.\s]?js\b/g, "nextjs"],
  [
    /\b(log|sign)(ged|ging|ing|s)?[\s-]?in\b(?! (express|node|production|javascript|pino|winston|json|prod)\b)|\b(logins?|logn|loign|logni)\b/g,
    "login",
  ],
  [/\b(log|sign)(ged|ging|ing|s)?[\s-]?out\b|\blogouts?\b/g, "logout"],
  [/\b(sign|signing)[\s-]?up\b/g, "signup"],
  [/\blocal[\s-]storage\b/g, "localstorage"],
  [/\bback[\s-]?ends?\b/g, "backend"],
  [/\bfront[\s-]?ends?\b/g, "frontend"],
  [/\bfull[\s-]?stack\b/g, "fullstack"],
  [/\bserver[\s-]side\b/g, "backend"],
  [/\bend[\s-]?points?\b/g, "endpoint"],
  [/\bweb[\s-]?so(?:c|k|ck)k?ets?\b/g, "websocket"],
  [/\bmicro[\s-]services?\b/g, "microservice"],
  [/\bmachine[\s-]learning\b/g, "machinelearning"],
  [/\bdata[\s-]?bases?\b|\bdbs?\b/g, "database"],
  [/\b(web[\s-]?)sites?\b/g, "web"],
  [/\bpostgres(s|ql)?\b|\bpostgre\b/g, "postgres"],
  [/\bjs\b/g, "javascript"],
  [/\bauth\b/g, "authentication"],
  [/\bprod\b/g, "production"],
  [/\benv\b/g, "environment"],
  [
    /\b(dev|developer|engineer|programmer|backend|junior|senior|node|javascript|software|tech|api) roles?\b/g,
    "$1 job",
  ],
  [
    /\b(coding|technical|programming|take[\s-]?home) (tests?|screenings?|challenges?|assessments?|rounds?|assignments?|phone screen)\b/g,
    "interview",
  ],
  [/\bci\s?[/+]\s?cd\b/g, "cicd"],
  [/\brabbit mq\b/g, "rabbitmq"],
  [/\bpwd?s?\b/g, "password"],
  [/\bregular expressions?\b/g, "regex"],
  [/\btry\s?[/-]?\s?catch\b/g, "trycatch"],
  [/\brole[\s-]based\b/g, "roles"],
  [/\bc\+\+|\bcpp\b/g, "cplusplus"],
  [/\bc#/g, "csharp"],
  [/(^|\s)\.net\b/g, " dotnet"],
];

/** Words that say how something is wanted, or tell of the situation, and do not name a subject. */
const FILLERS = new Set([
  ...`a able about absolutely accept achieve across actual actually add adding advanced afraid after again against ago ain all almost alone along already
also although always am amazing among an and another any anybody anyone anything app application applications apps are area around as asap ask asked
asks at available avoid away b back bad badly basic basically basics be because become becoming been before begin beginner beginners begun behind
being believe best better between big bit bootcamp boss both bring bro bug build building but by call called calling came can cannot cant care career
careers careful case certain certification change changing chapter cheers choose clean clear clearly code coding colleague college come comes coming
community company compare compared comparison competent complete completely concept concepts confident confuse confused confuses confusing correct
correctly could couple course crack create creating current currently customer customers cv daily day days deal dealing decent deep deeper definitely
degree detail details dev developer developers developing did didn differ difference differences different differently do does doesn doing don done
dont dream dude dumb during each early easily easy either else engineer engineering enough entire entry-level especially etc even ever every everybody
everyone everything everywhere exactly exam example examples exercise exercises expert explain explained explanation fail failed fall familiar far
fast favourite feel few figure finally find fine finish finished first fit fix fixing follow followed following for forever forget forgot freelance
freelancer freelancing friend friends from front full fully fun fundamental fundamentals gain general get gets getting give given glad go goal going
gone good got great grow guess guide guy guys had half hand handle handling hard has hasn hate have haven having he hear hello help helps her here hey
hi him hire hired his hit hobby honestly hood hope hour hours how however hows huge i id idea ideas if im immediately implement implementing important
improve in include including inherited inside instead interested interesting intern internal internship interview interviews into intro introduction
involved is isn issue issues it its itself ive job jobs junior just keep keeps kind kinds knew know knowing knowledge known knows land language large
last late lately later latest lead learn learned learner learning learnt least left less lesson lessons let level lib libraries library life like
likely line little ll long longer look looking lost lot lots love low made main mainly major make makes making many mark marketing master mastery mate
matter may maybe me mean meaning means meant mentor mess messy mid-level midlevel might migrating mind mine missing mistake mistakes modern moment
money month months more most mostly move moving much must my myself name near necessary need needed needs never new newbie next nice no nobody noob
nor not nothing now of off often ok okay old on once one only onto open opinion option or other others our ours out outside over overview own part
parts pass past pay people perfect person personal pieces place plain plan play please pls plus plz point position possible possibly practical
practice practise prep preparation prepare preparing pretty prevent previous pro probably problem problems product productive professional
professionally program programmer programmers programming project projects proper properly protect purpose put puts quality question questions quick
quickly quite rather re reach read readable reading ready real reality really reason recent recently regular related reliable reliably replace
required resolve respond return right road roadmap run running runs safe safely said same save saving saw say says scared school scratch second
securely see seem seems seen self send senior sense sent set setup several share she ship shipping short should shouldn show shows sick side similar
simple simply since single sir site situation skill skills skip slightly small so sole solid solo solve some somebody somehow someone something
sometimes somewhere soon sorry special specific spend split stand start started starter starting starts stay step steps still stop store stored stores
storing strange struggle struggling stuck student students study studying stuff stupid such suddenly sure switch switching syllabus system t take
taken takes taking talk taught teach teacher teaching team technical technique techniques technologies technology tell terrible than thank thanks that
thats the their them themselves then theory there therefore these they thing things think this thorough those though thought three through throughout
thx till time times tip tips to today together told tomorrow too took tool tools top topic topics totally toward towards transition transitioning
tried tries trouble true truly try trying tutorial tutorials twice two ty type types typical u under understand understanding understood university
unless until up ur us use used useful user users uses using usual usually ve versus very via vs w wait wanna want wanted wants was wasn wats way ways
we week weeks weird well went were what whatever whats when where whether which while who whole whom whose why whys wide will wish with within without
won wonder work worked working works world would wouldn write writing written wrong wrote y year years yes yet yo you your yours yourself`.split(
    /\s+/,
  ),
  ...`monday tuesday wednesday thursday friday saturday sunday weekend tonight morning evening january february april june july august september october
november december summer winter autumn bunch scary scare honest instantly huge tiny whatsoever fellow hint answer answers startup zero hero ninja rockstar guru noob wizard employer firm office agency nurse bank`.split(
    /\s+/,
  ),
  ...FOREIGN_FILLERS,
]);

/** Words that name a place more often than a subject: "error handling in JavaScript", "put my API online". Stems. */
export const CONTEXT: ReadonlySet<string> = new Set([
  "api",
  "server",
  "node",
  "javascript",
  "web",
  "file",
  "test",
  "production",
]);

export function isFiller(word: string): boolean {
  return FILLERS.has(word) || FILLERS.has(singularOf(word));
}

/** Fillers long enough to be told from other words when misspelt. */
export const LONG_FILLERS: readonly string[] = [...FILLERS].filter((word) => word.length >= 6);

/** Shorter fillers that most goals begin with, and that few words are near to. */
export const FIRST_WORDS: readonly string[] =
  "learn build make write create want need teach start with from please using understand app".split(" ");

/** A word in Latin script. Words in other scripts are passed over: they speak neither for a reading nor against it. */
const WORD = /[\p{Script=Latin}\p{N}_]+/gu;

/** A word of a text: as it was written, as the search compares it, and the words that it is made of, such as "readFile". */
export type Word = { written: string; stem: string; parts: readonly Word[] };

/** The words that name the subjects of a text, each once, in their order. */
export function contentWords(text: string): Word[] {
  const camel = camelWords(text);
  const written = toPlain(text).match(WORD) ?? [];
  const words = written
    .filter((word) => !isFiller(word))
    .map((word) => ({ ...toWord(word), parts: camel.get(word) ?? [] }));
  return [...new Map(words.map((word) => [word.stem, word])).values()];
}

/** The stems of all words of a text, in their order. */
export function stemsOf(text: string): string[] {
  return (toPlain(text).match(WORD) ?? []).map(stem);
}

/** All words but those that change nothing: "change our schema" is "change the schema". */
export function tokensOf(text: string): string[] {
  const tokens = stemsOf(text);
  const kept = tokens
    .filter((token) => !DETERMINERS.has(token))
    .map((token) => (OR.has(token) ? "and" : token));
  return kept.length > 0 ? kept : tokens;
}

/** "let vs const" is "let and const". */
const OR: ReadonlySet<string> = new Set(["or", "v", "versu"]);

const DETERMINERS: ReadonlySet<string> = new Set("a an the my our your their his her these those".split(" "));

/** In lower case and one spelling, without accents, in English where a word of the subject was written in another language. */
const toPlain = remembering((text) => {
  const plain = text
    .replaceAll(METHODS_IN_CAPITALS, (method) => `${method}method`)
    .toLowerCase()
    .replaceAll("’", "'")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll(/'(s|m|ve|re|ll|d|t)\b/g, "");
  const spelled = [...TRANSLATED, ...SPELLINGS].reduce(
    (left, [pattern, word]) => left.replace(pattern, word),
    plain,
  );
  return spelled.replaceAll(/(?<=\w)-(?=\w)/g, " ");
});

/** Words in CamelCase or with underscores, such as "UnhandledPromiseRejection", with their parts. */
function camelWords(text: string): ReadonlyMap<string, readonly Word[]> {
  const found = text.match(/\b\w*([a-z][A-Z]|_)\w*\b/g) ?? [];
  return new Map(
    found.map((word) => {
      const parts = word
        .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
        .replaceAll("_", " ")
        .toLowerCase()
        .split(" ");
      return [word.toLowerCase(), parts.filter((part) => part !== "" && !isFiller(part)).map(toWord)];
    }),
  );
}

function toWord(written: string): Word {
  return { written, stem: stem(written), parts: [] };
}

function singularOf(word: string): string {
  return word.replace(/(?<!ook|ov)ies$/, "y").replace(/(?<=[^s])s$/, "");
}

function stem(word: string): string {
  if (word === "https") return word;
  const single = singularOf(word);
  const bare = single.length > 6 ? single.replace(/(ing|ed|ment)$/, "") : single;
  return bare.length > 4 ? bare.replace(/e$/, "") : bare;
}
