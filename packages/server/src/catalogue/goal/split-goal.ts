/**
 * The parts of a goal in free words.
 *
 * 1. Names in quotes, paths and numbers of an error message are dropped; the rest of it is the goal.
 * 2. Subjects that are not wanted ("without X", "not Y") or known already ("I know Z") are taken out.
 * 3. The rest is cut into sentences. Those that ask for something come first, the others tell of the situation.
 */
export type SplitGoal = {
  /** Texts that may be the goal, the likeliest first. */
  wanted: readonly string[];
  /** Sentences around the goal, the last first; they count when the goal itself names nothing, as "how do I do that?" does. */
  situation: readonly string[];
  /** Subjects to leave out. */
  excluded: readonly string[];
  /** Subjects that the learner knows. */
  known: readonly string[];
  isErrorMessage: boolean;
};

type Cut = { rest: string; found: string[] };

const ERROR_MESSAGE =
  /^\s*(fatal |uncaught )?error\b.*?:|\bblocked by CORS\b|\b(is not (a function|defined|iterable)|cannot find (module|package))\b|\b(column|relation|role|database|table|collection) \S+ does not exist\b/i;
/** A longer text is a story with an error in it. */
const MOST_WORDS_OF_ERROR = 25;
const CODE_NAME =
  /\b\w*[a-z]*(Error|Exception|Warning)\b(?<=[A-Z]\w*)(?<!^Error)|\bE[A-Z]{5,}\b|\bERR_|\bnpm ERR!/;

const STOP = "(?:[,;!?()\\n]|[.:](?=\\s|$))";
const END = `(?=$|${STOP}|\\s[-–—]\\s|\\s(?:but|just|only|please|instead|aber|mais|pero|mas|ma|then|so|now)\\b)`;
/** An activity is not a subject: "without stopping", "without eating all the memory". */
const GERUND =
  "(?!\\w+ing (?!(?:and|or|in|with|for|of|on|to|at)\\b)\\w)(?!(?:reloading|refreshing|polling|guessing|thinking|asking|rewriting|running|losing|blocking|breaking|stopping|crashing|waiting|stepping|restarting|copying|touching|leaking|showing|knowing|getting|killing|being|having)\\b)";
const NOT_A_SUBJECT =
  "(?!(?:(?:\\w+ )?(?:duplicates?|duplication|injections?|deadlocks?|leaks?|conflicts?|outages?|bookings|conditions|attacks?)\\b|crash\\w*|n\\+1|callback hell|spam|bugs?|big bang|fear|pain|downtime|errors?|losing|problems?|doubt|memory|(?:a |any )?frameworks?)\\b)";

const EXCLUSIONS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:without|excluding|minus|besides|aside from|with the exception of|apart from|other than|(?<!\\bwhy\\b.*)instead of|rather than|except(?: for)?|no need (?:for|of)|sans|ohne|senza|sem|excepto|sauf|ausser)\\s+(?:using |learning |doing |touching |needing |hitting |writing |installing |having to (?:use |learn |write )|any |an? |the |de |la |el |le )*${GERUND}${NOT_A_SUBJECT}(.+?)${END}`,
    "gi",
  ),
  new RegExp(
    `\\b(?:everything|anything|all(?: of it)?|alles|tout|todo)\\s+(?:but|ausser|sauf|menos)\\s+(.+?)${END}`,
    "gi",
  ),
  new RegExp(
    `\\b(?:i )?(?:don t|dont|don|do not|doesn|does not|never) (?:want|need|care|like)(?: (?:to (?:learn|use|do|know|touch|study)|about|any|the))*\\s+(.+?)${END}`,
    "gi",
  ),
  new RegExp(
    `\\b(?:i am |we are |i )?(?:not|no longer|never) (?:really |that |at all )?(?:interested in|into|keen on|a fan of|looking for)\\s+(.+?)${END}`,
    "gi",
  ),
  new RegExp(`(?:^|[,;]\\s*)([\\w ]{2,30}?),? (?:no|nope|nein)(?=$|${STOP})`, "gi"),
  new RegExp(`\\b(?:i |we )?(?:hate|dislike|can not stand|am tired of|am sick of)\\s+(.+?)${END}`, "gi"),
  new RegExp(
    `\\b(?:skip|skipping|leave out|leaving out|leave|ignore|omit|spare me|never mind)(?: the)?\\s+(.+?)${END}`,
    "gi",
  ),
  new RegExp(
    `(?:^|${STOP}\\s*|\\b(?:but|and|just|aber|mais|pero|mas)\\s+)(?:not|nicht|pas(?: de)?)(?: (?:about|in|with|the|using|any))*\\s+(?!only\\b|just\\b|sure\\b|working\\b|able\\b|how\\b|why\\b|yet\\b|found\\b|so\\b|really\\b|understand)(.+?)${END}`,
    "gi",
  ),
  new RegExp(
    `(?:^|${STOP}\\s*|\\b(?:but|and)\\s+)(?:no|kein|keine)(?: more)?\\s+(?!idea\\b|clue\\b|problem|downtime\\b|one\\b|longer\\b|matter\\b|experience\\b|such\\b|response\\b)(.+?)${END}`,
    "gi",
  ),
];

/** A question for the next subject. */
const NEXT = /^\s*what\b.*\bafter\b/i;

const KNOWN_END = `(?=$|${STOP}|\\s[-–—]\\s|\\s(?:but|aber|mais|pero|mas|though|now|to|and (?:i |now |want|need|would|wants|moving|looking)|so|who|que quiere)\\b)`;
const KNOWN: readonly RegExp[] = [
  new RegExp(
    `(?:^|${STOP}\\s*|\\b(?:and|but|since|as|because|though|although|while)\\s+)(?:i|we)(?: have| ve| already| now| do| also| did| can already)* (?:know|understand|learned|learnt|mastered|finished|completed|studied|done|used|worked with|built|made|have experience (?:with|in)|am (?:good|comfortable|familiar|fine|ok|okay|fluent|confident|experienced) (?:at|with|in))(?: (?:how to|about|all about|the basics of|some|a bit of|a little))*\\s+(?!nothing|little|not\\b)(.+?)${KNOWN_END}`,
    "gi",
  ),
  new RegExp(
    `(?:^|${STOP}\\s*)(?:i|we) can (?:already |now )?(.+?)(?=\\s*[,;.]?\\s*\\b(?:but|now|never|yet|however|what|how do|teach|show)\\b)`,
    "gi",
  ),
  new RegExp(
    `(?:^|${STOP}\\s*)([\\w .+#/-]{2,40}?) (?:is|are) (?:already |now )?(?:no problem|clear|easy|fine|done|familiar|behind me)(?: already| now| to me| for me)*(?=[,;.]|\\s(?:but|now)\\b)`,
    "gi",
  ),
  new RegExp(
    `(?:^|${STOP}\\s*)([\\w .+#/-]{2,40}?) makes? (?:perfect )?sense(?: already| now| to me)*(?=[,;.]|\\s(?:but|now)\\b)`,
    "gi",
  ),
  /^\s*what (?:comes|is|do i learn|should i learn|to learn|can i learn)(?: next)? after\s+(.+?)(?=[?.!]|$)/gi,
  /\bafter (?:finishing|learning|doing|completing|mastering|(?:a|my|the) (?:course|tutorial|book) (?:on|about|in))\s+(.+?)(?=,|\s(?:i|we|what|how)\b|$)/gi,
  new RegExp(
    `(?:^|${STOP}\\s*)(?:i|we) (?:use|write|do|work with|build|work in|code in|program in)\\s+(.+?)(?: (?:every day|daily|at work|all the time|a lot|regularly|for (?:\\w+ )?(?:years|months)))?(?=,? but\\b)`,
    "gi",
  ),
  new RegExp(
    `\\balready (?:know|knows|knew|understand|understood|familiar with|comfortable with|good at|did|done|finished|use|using|learned|learnt)(?: (?:how to|about|the basics of))*\\s+(.+?)${KNOWN_END}`,
    "gi",
  ),
  new RegExp(
    `(?<!(?:be|become|get|getting|feel|more|not|really) )\\b(?:comfortable|familiar|experienced|good|fluent|okay|ok|fine|confident|proficient|solid)(?: enough)? (?:with|in|at)\\s+(.+?)${KNOWN_END}`,
    "gi",
  ),
  new RegExp(`(?:^|\\b(?:who|dev|developer)\\s+)(?:knows|knowing|understands)\\s+(.+?)${KNOWN_END}`, "gi"),
  new RegExp(
    `\\b(?:coming|come|came|go|going|moving|moved|switching|switch|migrating|background)(?: over)? (?:from|in|is(?: in)?)\\s+(.+?)${KNOWN_END}`,
    "gi",
  ),
  /^(?:experienced |senior |i am an? |im an? |as an? |i'm an? )*([\w#+. -]+?) (?:dev|developer|engineer|programmer|guy)s?(?= (?:moving|switching|going|coming|migrating|new|who|learning|wanting|here|looking)\b)/gi,
  new RegExp(
    `(?:^|(?:${STOP}|\\b(?:and|but))\\s*)(?:know|knows|knowing|done|finished|completed|learned|learnt|through with)(?: (?:how to|about|with|the basics of|the))*\\s+(?!how\\b|what\\b|why\\b)(.+?)(?: well| part| stuff| side)?(?=${STOP}|\\s(?:but|now)\\b)`,
    "gi",
  ),
  new RegExp(
    `\\b(?:ich kann|ich kenne|kann schon|kenne schon|je connais|je maitrise|ya se|ya conozco|conozco|ja sei|ja conheco|conosco|so gia)(?: (?:schon|bereits|deja|ya|ja))?\\s+(.+?)${KNOWN_END}`,
    "gi",
  ),
];

/** "I know X but not Y" asks for Y. */
const KNOWN_BUT_NOT =
  /\b((?:know|knows|understand|understands|can (?:do|write|use|build|code)|(?:comfortable|familiar|good|experienced|fine|confident) (?:with|in|at)|learned|learnt|used|done)\s[^.,;!?]+?),? (?:but|and|yet) (?:not|no|nothing about|(?:i (?:have |'ve )?)?never(?: (?:used|learned|learnt|did|done|tried|touched|worked with))?|(?:i )?(?:do not|cannot|can't|don't) (?:know|understand|do|get|use))\b/i;

const EVERYTHING = /^(everything|anything|all|alles|tout|todo)\b/i;

/** Says that the sentence asks for something. */
const ASKS =
  /\b(want|wants|wanna|need|needs|like to|love to|how (do|can|to|does|should)|learn|teach|help|show me|understand|where do i start|goal|wish|hope|trying to|try to|explain|looking for|looking to|please|guess i|should i|moechte|mochte|quiero|je veux|voudrais|quero|voglio|ik wil)\b|\?$/i;
/** Before these words stands the situation, and after them the goal. */
const GOAL_BEGINS =
  /^.*\b(?:want to|wants to|wanna|need to|needs to|like to|love to|how do i|how can i|how to|learn how to|teach me|show me how to|help me(?: to)?|trying to|so i need|i need|i want|goal is(?: to)?)\s+(?!know\b|learn\b$)/i;

/** Stands for a known subject, as in "I know SQL, how do I use it from Node?". */
const IT = /\b(it|them)\b/i;

export function splitGoal(text: string): SplitGoal {
  const isErrorMessage = ERROR_MESSAGE.test(text) || CODE_NAME.test(text);
  if (isErrorMessage && text.split(" ").length < MOST_WORDS_OF_ERROR)
    return { wanted: [withoutVariables(text), text], situation: [], excluded: [], known: [], isErrorMessage };
  const plain = withoutAccents(text).replace(KNOWN_BUT_NOT, "$1, but ");
  const excluded = cutOut(plain, EXCLUSIONS);
  const known = cutOut(excluded.rest, KNOWN);
  const sentences = known.rest
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((each) => each.trim())
    .filter((each) => /[\p{L}\p{N}]/u.test(each));
  const asking = sentences.filter((each) => ASKS.test(each));
  const others = sentences.filter((each) => !ASKS.test(each)).reverse();
  const wanted = asking.length === 0 ? sentences : asking;
  const told = known.found[0];
  const resolved =
    told === undefined ? [] : wanted.filter((each) => IT.test(each)).map((each) => each.replace(IT, told));
  const inOrder = [
    ...resolved,
    wanted.join(" "),
    ...wanted.map(goalOf),
    ...wanted,
    ...wanted.map(withoutManner),
  ];
  return {
    wanted: [...new Set(inOrder)],
    situation: asking.length === 0 ? [] : [...others, sentences.join(" ")],
    excluded: excluded.found,
    known: known.found,
    isErrorMessage: false,
  };
}

/** A text without a situation or exceptions. */
export function onlyWanted(text: string): SplitGoal {
  return { wanted: [text], situation: [], excluded: [], known: [], isErrorMessage: false };
}

/** Less how it is to be done: "read a file without eating all the memory". */
function withoutManner(sentence: string): string {
  return sentence.replace(/\s(?:without|by|while) \w+ing\b.*$/i, "");
}

/** The end of a sentence that asks for something in so many words: "My boss said that I should learn to deploy". */
function goalOf(sentence: string): string {
  return sentence.replace(GOAL_BEGINS, "");
}

function cutOut(text: string, patterns: readonly RegExp[]): Cut {
  const found: string[] = [];
  const rest = patterns.reduce(
    (left, pattern) =>
      left.replace(pattern, (all: string, captured: string) => {
        found.push(captured.trim());
        return EVERYTHING.test(all) || NEXT.test(all) ? " everything " : " ";
      }),
    text,
  );
  return { rest, found };
}

/** In one spelling, without accents: "don't" stays told from "do". */
function withoutAccents(text: string): string {
  return text
    .replaceAll("’", "'")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/\b(do|does)n'?t\b/gi, "$1 not")
    .replaceAll(
      /\b(i|we)'(m|ve)\b/gi,
      (_, who: string, verb: string) => `${who} ${verb === "m" ? "am" : "have"}`,
    )
    .trim();
}

function withoutVariables(message: string): string {
  return message
    .replaceAll(/(["'`“])[^"'`”]{1,60}(["'`”])/g, (quoted) => (/access-control/i.test(quoted) ? quoted : " "))
    .replaceAll(
      /(\.{0,2}\/[\w./-]+|\b\d+(\.\d+){3}\b|:{1,3}(?!5432|3306|27017)\d+\b|\bat position \d+)/g,
      " ",
    );
}
