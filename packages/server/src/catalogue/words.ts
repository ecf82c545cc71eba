/** Spellings of a word, each with the spelling that the search uses. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bnode[\s.-]?js\b/g, "node"],
  [/\bexpress[\s.-]?js\b/g, "express"],
  [/\bsocket\.io\b/g, "websocket"],
  [/\breact[\s-]native\b/g, "react-native"],
  [/\b(log|sign)(ging|ing)?[\s-]?in\b|\blogins?\b/g, "login"],
  [/\b(sign|signing)[\s-]?up\b/g, "signup"],
  [/\bback[\s-]end\b/g, "backend"],
  [/\bfront[\s-]end\b/g, "frontend"],
  [/\bend[\s-]?points?\b/g, "endpoint"],
  [/\bweb[\s-]sockets?\b/g, "websocket"],
  [/\bmicro[\s-]services?\b/g, "microservice"],
  [/\bmachine[\s-]learning\b/g, "machinelearning"],
  [/\b(web[\s-]?)sites?\b/g, "web"],
  [/\bdb\b/g, "database"],
  [/\bjs\b/g, "javascript"],
  [/\bauth\b/g, "authentication"],
  [/\bc\+\+|\bcpp\b/g, "cplusplus"],
  [/\bc#/g, "csharp"],
  [/(^|\s)\.net\b/g, " dotnet"],
];

/** Words that do not name a subject: "I want to learn", "quickly". */
const FILLERS = new Set(
  `a able about add adding advanced after all already also am an and any app application applications apps are as at basic basics be become
becoming before begin beginner beginners being best better between build building but by call can cannot code coding concept concepts could course create
creating deep deeper dev developer developers developing did do does doing done each easily easy engineer engineering example examples explain fast first fix
for from fully fundamental fundamentals get getting give go going good great guide handle handling has have having hello help here how i if im implement
implementing improve in inside into intro introduction is it its just keep kind know knowledge learn learning let like little lot love made main make makes making master me
mean means more most much must my need needs new nice not now of off ok okay on one only or other our out over own part please practice professional
program programmer programming project projects proper properly protect put quick quickly read reading ready real really right run running safe safely save saving securely see send set setup should show simple simply
skill skills so solid some someone something start started starting store storing stuff sure take tell than that the their them then there these they thing things this
those through time to too tool tools topic topics try tutorial understand understanding up us use user users uses using very wanna want wanted was way ways we well
were what when where which while who why will wish with within without work working works world would write writing written yes you your`.split(
    /\s+/,
  ),
);

/** Words that more often name the surroundings of the subject than the subject: "error handling in JavaScript", "put my API online". Stems. */
export const CONTEXT: ReadonlySet<string> = new Set(["api", "server", "node", "javascript", "web", "file"]);

export function isFiller(word: string): boolean {
  return FILLERS.has(word);
}

/** Fillers that are long enough to be recognised when misspelt. */
export const LONG_FILLERS: readonly string[] = [...FILLERS].filter((word) => word.length >= 6);

/** A word of a text: as it was written and as the search compares it. */
export type Word = { written: string; stem: string };

/** The words of a text without the fillers, each once, in their order. */
export function contentWords(text: string): Word[] {
  const written = inOneSpelling(text).match(/[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*/gu) ?? [];
  const words = written
    .filter((word) => !isFiller(word))
    .map((word) => ({ written: word, stem: stem(word) }));
  return [...new Map(words.map((word) => [word.stem, word])).values()];
}

function stem(word: string): string {
  const single = word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
  const bare = single.length > 6 ? single.replace(/(ing|ed|ment)$/, "") : single;
  return bare.length > 4 ? bare.replace(/e$/, "") : bare;
}

function inOneSpelling(text: string): string {
  return SPELLINGS.reduce(
    (spelled, [pattern, word]) => spelled.replace(pattern, word),
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .replaceAll(/'(s|m|ve|re|ll|d|t)\b/g, ""),
  );
}
