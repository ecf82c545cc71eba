/** Words for a profession, a job or a course. */
const ROLE =
  /\b(developers?|devs?|development|engineers?|engineering|programmers?|programming|jobs?|hired|career|interviews?|internships?|intern|certificat\w*|exams?|roadmap|positions?|roles?|freelanc\w*|course|bootcamp|team|become|becoming|guy|better|senior|junior|work|beginners?|scratch|learn|master)\b/i;
/** The profession without a word for its area. */
const PROFESSION = /\b(devs?|developers?|programmers?|coders?|software engineers?)\b/i;
/** Stems of the areas that a back-end developer works in. */
const AREAS: ReadonlySet<string> = new Set(["backend", "node", "fullstack", "web", "server", "javascript"]);
const CLEAR_AREAS: ReadonlySet<string> = new Set(["backend", "fullstack"]);
/** Stems that say nothing beside these. */
const BESIDE: ReadonlySet<string> = new Set([
  "frontend",
  "production",
  "deploy",
  "app",
  "stack",
  "api",
  "chang",
]);
const EVERYTHING =
  /\b(everything|all of it|(the )?(whole|entire|full|complete) (course|track|thing|path|stack)|alles|todo el curso|tout|what('| i)?s next|what (?:comes |should i (?:learn|study|do) |do i (?:learn|study|do) )?next|next step|where to go from here|where (?:do|should|can) i (?:start|begin)|what should i (?:learn|look at|study|do|start with) first)\b/i;

/** The profession that somebody moves to, with anything beside it: "from nurse to web programmer". */
const NEW_PROFESSION =
  /\b(?:become|becoming|hired|hire|jobs?|work(?:ing)?|career|positions?|switch\w*|change|changing|move|moving|transition\w*|retrain\w*|requalify|re-?skill|turn\w*)\b[^.!?]*\b(?:web|back[\s-]?end|server[\s-]side|node(?:\.?js)?|full[\s-]?stack|api|javascript) (?:dev|developer|programmer|coder|engineer|development|programming|engineering)s?\b/i;

/** Whether a sentence is about becoming a developer of the kind that the track is for. */
export function isNewProfession(text: string): boolean {
  return NEW_PROFESSION.test(text);
}

/** Whether a goal asks for the profession or the whole course, as "node interview" does. */
export function asksForAll(text: string, stems: readonly string[]): boolean {
  if (stems.length === 0) return EVERYTHING.test(text) || PROFESSION.test(text);
  const isAbout = (areas: ReadonlySet<string>) => stems.some((stem) => areas.has(stem));
  const nothingElse = stems.every((stem) => AREAS.has(stem) || BESIDE.has(stem));
  if (!nothingElse || !isAbout(AREAS)) return false;
  if (stems.includes("frontend") && !isAbout(CLEAR_AREAS) && !stems.includes("node")) return false;
  if (stems.every((stem) => stem === "javascript" || BESIDE.has(stem))) return false;
  if (stems.every((stem) => stem === "web" || stem === "server" || BESIDE.has(stem)))
    return /\b(developers?|devs?|development|engineers?|programmers?|programming|jobs?|interviews?|career|position)\b/i.test(
      text,
    );
  return isAbout(CLEAR_AREAS) || ROLE.test(text);
}
