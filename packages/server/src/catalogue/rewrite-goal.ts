/** Words of everyday life for people, in wishes such as "only admins should delete posts". */
const PERSON =
  "(?:admins?|administrators?|owners?|authors?|editors?|moderators?|mods|members?|managers?|teachers?|guests?|visitors?|strangers|staff|employees|everyone|everybody|others|other people|other users|people|users?|customers?|role)";
const ACT =
  "(?:see|view|read|edit|delete|remove|change|update|access|open|publish|ban|create|post|touch|reach|manage|approve|modify|call|use)";

/**
 * Sentences that describe an idea without its name, and the name. The name is put before the sentence, so that the search finds it.
 * A name that the track does not have changes nothing.
 */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `\\b(?:only|just|solely)\\b[^.]*\\b${PERSON}\\b[^.]*\\b(?:can|may|should|must|could|allowed|able)\\b`,
      "i",
    ),
    "permissions",
  ],
  [
    new RegExp(
      `\\b${PERSON}\\b[^.]*\\b(?:can|may|should|must|could|are|be)(?: ?not|n't| never| only)\\b[^.]*\\b(?:${ACT}|able|allowed)\\b`,
      "i",
    ),
    "permissions",
  ],
  [
    new RegExp(`\\b(?:everyone|everybody|anyone|anybody|all users)\\b[^.]*\\bcan (?:${ACT})\\b`, "i"),
    "permissions",
  ],
  [
    new RegExp(
      `\\b(?:allow|forbid|restrict|prevent|stop|let)\\b[^.]*\\b${PERSON}\\b[^.]*\\b${ACT}(?:ing)?\\b[^.]*\\b(?:not|only|others?|own)\\b`,
      "i",
    ),
    "permissions",
  ],
  [/\b(?:their|his|her) own (?!server|machine|words|pace)\w+/i, "permissions"],
  [/\badmins?[ -](?:area|panel|page|pages|section|only|dashboard|routes?)\b/i, "permissions"],
  [/\bwho (?:is allowed|may|can) (?:to )?\w+/i, "permissions"],
  [
    /\b(?:stay|keep|remain|remember)[a-z]* (?:me |users? |them |people )?(?:logged|signed)[ -]?in\b/i,
    "sessions",
  ],
];

const DATABASE =
  /\b(?:a |the |my |an )?(?:relational |sql )?(?:databases?|data base|db|dbs|postgres(?:s|ql)?|mysql|sqlite|datenbank|base de datos|base de donnees|banco de dados)\b/i;
const NOT_CONNECTING =
  /\b(?:mongo\w*|nosql|mongoose|join|joins|index(?:es)?|migrations?|pool(?:ing)?|tests?|testing|connect\w*|seed|orm|exam|prisma|sequelize|knex)\b/i;
const CODE_BESIDE =
  /\b(?:node|nodejs|api|apis|express|backend|back-end|rest|login|server|javascript|js|app|form|endpoint|endpoints|website)\b/i;
const SQL_FROM_CODE =
  /\bsql\b[^.]*\b(?:from|in|with|using|into)\s+(?:my )?(?:node|express|javascript|js|code|app|api)\b|\b(?:node|express|api)\b[^.]*\b(?:and|with|to|\+)\s+(?:sql|mysql)\b/i;

/** The names of ideas that a goal only describes, and the rest of it. */
export function rewriteGoal(text: string): { names: string[]; rest: string } {
  const found = REWRITES.filter(([pattern]) => pattern.test(text));
  const rest = besideCode(found.reduce((left, [pattern]) => left.replace(pattern, " "), text));
  return { names: [...new Set(found.map(([, name]) => name))], rest };
}

/** A database beside Node.js, an API or an app is one to connect to, and not SQL alone. */
function besideCode(text: string): string {
  if (NOT_CONNECTING.test(text)) return text;
  if (DATABASE.test(text) && CODE_BESIDE.test(text)) return text.replace(DATABASE, " connect database ");
  return SQL_FROM_CODE.test(text) ? text.replace(/\b(?:my)?sql\b/i, " connect database ") : text;
}
