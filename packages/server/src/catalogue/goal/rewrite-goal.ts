/** Words of everyday life for people, in wishes such as "only admins should delete posts". */
const PERSON =
  "(?:admins?|administrators?|owners?|authors?|editors?|moderators?|mods|members?|managers?|teachers?|guests?|visitors?|staff|employees|everyone|everybody|others|other people|other users|people|users?|customers?|students|readers|writers|strangers)";
const ACT =
  "(?:see|view|read|edit|delete|remove|change|update|access|open|publish|ban|create|post|touch|reach|manage|approve|modify|call|use)";

/**
 * Sentences that describe an idea without its name, and the name. The name is put before the sentence, so that the search finds it.
 * A name that the track does not have changes nothing.
 */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  ...[
    `\\b(?:only|just|solely)\\b[^.]*\\b${PERSON}\\b[^.]*\\b(?:can|may|should|must|could|allowed|able)\\b`,
    `\\b${PERSON}\\b[^.]*\\b(?:can|may|should|must|could|are|be)(?: ?not|n't| never| only)\\b[^.]*\\b(?:${ACT}|able|allowed)\\b`,
    `\\b${PERSON} (?:can|may|should|must) only\\b`,
    `\\b(?:everyone|everybody|anyone|anybody|all users)\\b[^.]*\\bcan (?:${ACT})\\b`,
    `\\b(?:allow|forbid|restrict|prevent|stop|let)\\b[^.]*\\b${PERSON}\\b[^.]*\\b${ACT}(?:ing)?\\b[^.]*\\b(?:not|only|others?|own)\\b`,
    "\\b(?:their|his|her) own (?!server|machine|words|pace)\\w+",
    "\\b(?:see|sees|read|reads|open|change|edit|access)\\b[^.]*\\b(?:each other'?s?|other people'?s|other users'?|someone else'?s|somebody else'?s|others')(?= |$)",
    "\\badmins?[ -](?:area|panel|page|pages|section|only|dashboard|routes?)\\b",
    "\\bwho (?:is allowed|may|can) (?:to )?\\w+",
    "\\b(?:with|different|several) roles for\\b",
    `\\b${PERSON} (?:can|may|should|must) [^.]*\\b${PERSON} (?:only|just|not)\\b`,
    `\\b(?:hide|hidden|visible|invisible|show)\\b[^.]*\\b(?:from|to|for) (?:normal |other |all |ordinary |regular )?${PERSON}\\b`,
  ].map((pattern): [RegExp, string] => [new RegExp(pattern, "i"), "permissions"]),
  [
    /\b(?:call|run|execute|start|launch|invoke)(?:ing|s)? (?:an? |the |my |another |other |some )*(?:python|java|ruby|php|bash|shell|external|other|another|c|go|rust|r)? ?(?:programs?|scripts?|commands?|binar(?:y|ies)|tools?|executables?)\b[^.]*\b(?:from|in|with|inside|through) (?:my |the |a |our )?(?:node\w*|server|app|code|api|backend|express|javascript|js)\b/i,
    "call another program",
  ],
  [
    /\b(?:get|fetch|load|read|pull|use|grab|show|ask|query)(?:ting|ing|s)? [^.]*\bfrom (?:another|an external|a different|some other|someone else's|a third[\s-]party|a public|other people's|an? \w+) (?:site|website|server|service|api|web service|company)s?\b/i,
    "call another api",
  ],
  [
    /\b(?:deploy\w*|releas\w*|push\w*|updat\w*|restart\w*|new version|upload\w*)\b[^.]*\b(?:errors?|error page|down|offline|fails?|502|unreachable|unavailable|interrupt\w*|kick\w*|cut off|drop\w*)\b[^.]*\b(?:seconds?|minutes?|moment|while|short|briefly|requests?|users?|people|everybody|everyone)\b|\b(?:users?|people|visitors|customers)\b[^.]*\b(?:errors?|error page|offline|down|kicked|thrown)\b[^.]*\b(?:when|whenever|while|every time|each time)\b[^.]*\b(?:deploy|release|push|update|restart)/i,
    "deploy without downtime",
  ],
  [
    /\b(?:different|other|separate|not the same) [^.]*\b(?:passwords?|settings?|urls?|keys?|databases?|values?|config\w*|ports?|secrets?)\b[^.]*\b(?:laptop|machine|locally|local|production|prod|server|staging|live|environments?|dev|development|tests?)\b/i,
    "settings for each environment",
  ],
  [
    /\bthis\b (?:is |points?|refers?|keyword|becomes?|gets lost|lost|mean|bind)[^.]*\b(?:undefined|to|lost|window|global|in (?:javascript|js|a class|a function|a method|an object))\b|\b(?:the )?this keyword\b|\bthis (?:is undefined|pointing|binding)\b/i,
    "this keyword",
  ],
  [
    /\b(?:same|identical) (?:e-?mail(?: address)?|user ?name|name|address|account|row|entry|record)s?\b[^.]*\b(?:twice|again|two times|more than once|multiple times|several times)\b/i,
    "same email twice",
  ],
  [
    /\b(?:who|which (?:ip|client|user|address)\w*) (?:\w+ )?(?:call\w*|visit\w*|request\w*|use[ds]?|hit|hits|access\w*) (?:my|the|our|an?) (?:\w+ )?(?:api|server|site|endpoints?|routes?|service)\b/i,
    "access log",
  ],
  [
    /\b(?:stay|keep|remain|remember)[a-z]* (?:me |users? |them |people )?(?:logged|signed)[ -]?in\b/i,
    "sessions",
  ],
  [
    /\bwork(?:s|ed)? (?:fine |well |great )?(?:locally|on my (?:own )?(?:laptop|machine|computer|pc|mac))\b/i,
    "works on my machine",
  ],
  [
    /\bwithout (?:(?:my|the|our|any) )?(?:users?|customers?|people|anyone|anybody) (?:noticing|seeing|losing)\b/i,
    "without downtime",
  ],
  [
    /\b(?:calls?|calling|requests?|tries|try|attempts?|hits?|hitting)\b.*\b(?:(?:thousands?|hundreds?|millions?|too many|\d+) (?:of )?times|per (?:second|minute|hour|day))\b|\bbots? (?:away|out|off)\b/i,
    "rate limiting",
  ],
  [
    /\b(?:code|write|build|program|make|create|develop) (?:the|a|my|our) server\b(?! (?:side|part|in (?:python|rust|go|java|php)))|\bserver programming\b/i,
    "own web server",
  ],
  [
    /\b(?:app|site|website|page|server|bot|service|tool|program)\b.*\b(?:remembers?(?! (?:who|me|users?|people|logins?))|stores?|saves?|keeps? (?:track|a list))\b/i,
    "save data in a database",
  ],
  [
    /\b(?:two|both|several|many) (?:people|users?|customers?|guests?|requests?|clients?)\b.*\b(?:same time|same moment|last|at once|twice|simultaneously)\b/i,
    "race condition",
  ],
  [
    /\b(?:meaning of )?(?:(?:http|status|error) (?:code )?[1-5]\d\d|[1-5]\d\d (?:status )?(?:code|status)e?s?)\b/i,
    "status codes",
  ],
  [
    /\b(?:how many|count (?:how many|the|of)?|number of|total|sum|average)\b.*\b(?:each|every|per) \w+(?: (?:has|have|made|placed|wrote))?/i,
    "group by",
  ],
  [
    /\b(?:spam\w*|flood\w*|hammer\w*|abus\w+|too often|too many times)\b.*\b(?:api|endpoints?|server|route|site|requests?|login)\b(?:.*\blimit it\b)?|\blimit (?:how (?:often|many)|the number of|the) .*\b(?:call|calls|requests?|use|try|tries)\b/i,
    "rate limiting",
  ],
  [
    /\b(?:instantly|immediately|right away|the moment|live|as it happens|without (?:a )?(?:refresh|reload)\w*)\b.*\b(?:messages?|notifications?|updates?|browsers?|scores?|positions?)\b|\b(?:messages?|notifications?|updates?|browsers?|scores?|positions?|page)\b.*\b(?:instantly|immediately|right away|the moment|live|as it happens|without (?:a )?(?:refresh|reload)\w*)\b/i,
    "real time",
  ],
  [
    /\b(?:build|make|write|create|develop|design|code)(?:ing)? (?:(?:an?|my|the|own|our|some|first|simple|small|real|good|public|web|rest|crud|json) )*apis?\b(?! (?:gateway|test|client|key))/i,
    "rest api",
  ],
  [
    /(?<!\b(?:deploy|test|secure|host|protect|document|version|monitor|call|use|consume|ship|publish)(?:ing)? )\b(?:an?|the|my) (?:\w+ ){0,2}api (?:that|which|for|to|where)\b/i,
    "rest api",
  ],
];

/** The client that a back end is for says nothing of the back end. */
const CLIENT =
  /(?<=\b(?:back[\s-]?end|api|server|endpoints?)\b.*)\b(?:for|behind) (?:my|an?|the|our) (?:[\w-]+ ){1,3}(?:app|frontend|client|game|site|website)\b/i;

const DATABASE =
  /\b(?:a |the |my |an )?(?:relational |sql )?(?:databases?|data base|db|dbs|postgres(?:s|ql)?|mysql|sqlite|datenbank|base de datos|base de donnees|banco de dados)\b/i;
const NOT_CONNECTING =
  /\b(?:mongo\w*|nosql|mongoose|join|joins|index(?:es)?|migrations?|pool(?:ing)?|tests?|testing|connect\w*|seed|orm|exam|prisma|sequelize|knex)\b/i;
const CODE_BESIDE =
  /\b(?:node|nodejs|api|apis|express|backend|back-end|rest|login|server|javascript|js|app|form|endpoint|endpoints|website)\b/i;
const SQL_FROM_CODE =
  /\bsql\b[^.]*\b(?:from|in|with|using|into)\s+(?:my )?(?:node|express|javascript|js|code|app|api)\b|\b(?:node|express|api)\b[^.]*\b(?:and|with|to|\+)\s+(?:sql|mysql)\b/i;

/** The names of ideas that a goal only describes, and the rest of it. */
export function rewriteGoal(written: string): { names: string[]; rest: string } {
  const text = written.replace(CLIENT, " ");
  const found = REWRITES.filter(([pattern]) => pattern.test(text));
  const names = found.map(([, name]) => name);
  const rest = found.reduce((left, [pattern]) => left.replace(pattern, " "), text);
  const database = databaseBesideCode(text);
  if (database === null) return { names: [...new Set(names)], rest };
  return { names: [...new Set([...names, "connect to the database"])], rest: rest.replace(database, " ") };
}

/** A database beside Node.js, an API or an app is one to connect to, and not SQL alone. */
function databaseBesideCode(text: string): RegExp | null {
  if (NOT_CONNECTING.test(text)) return null;
  if (DATABASE.test(text) && CODE_BESIDE.test(text)) return DATABASE;
  return SQL_FROM_CODE.test(text) ? /\b(?:my)?sql\b/i : null;
}
