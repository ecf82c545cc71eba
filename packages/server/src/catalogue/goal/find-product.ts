/**
 * A product that somebody wants to build, such as "an invoice API". The track does not teach its domain.
 *
 * 1. An API with its domain before it, a back end of something, or a product that has a back end is found.
 * 2. It is replaced by "rest api". Words of the domain are dropped, names that hardly mean anything else are kept.
 */
import type { Catalogue } from "../catalogue.ts";
import { isOtherTechnology } from "./foreign-stacks.ts";
import { FOREIGN_FILLERS } from "./other-languages.ts";
import { contentWords } from "./words.ts";

/** The text with the product that it wants built as "rest api". */
export function withoutProduct(catalogue: Catalogue, text: string): string {
  if (isNamed(catalogue, text)) return text;
  const pattern = isWithTools(catalogue, text) ? WITH_TOOLS : PRODUCTS.find((each) => each.test(text));
  return pattern === undefined ? text : text.replace(pattern, (product) => asApi(catalogue, product));
}

/** Whether a text tells what a product does: "an app where people can lend tools". */
export function isToldProduct(text: string): boolean {
  return TOLD_PRODUCT.test(text);
}

const TOLD_PRODUCT =
  /^(?:.*\b(?:build|make|create|develop|program|code|have)(?:ing)? )?(?:an? |some |my |our |the )?(?:[\w'-]+ ){0,3}(?:apps?|applications?|sites?|websites?|web ?apps?|pages?|services?|platforms?|portals?|tools?|systems?|projects?|products?)(?:,? (?:where|which|that|to|for|with|in which|on which|so)\b|:)/i;

/** Products with much of their work in the back end, behind any front end. */
const CLEAR =
  "(?:shortener|(?<!git )clone|tracker|chat ?bot|web ?shop|(?:online|web) (?:shop|store)|e-?commerce|(?:booking|reservation|ordering|ticket(?:ing)?|inventory|voting|billing|payment) (?:system|app|platform|tool|site)|market ?place|(?:job|message|notice|bulletin|score) board|(?:telegram|discord|slack|whatsapp|twitter) bot|pastebin|to-?do(?: list)?(?: app)?|task manager|guest ?book|leader ?board|kanban board|wiki|crm|cms|(?:recipe|note|photo|file|link|video|image)[ -]sharing (?:site|app|platform|service))s?";
/** Products that are meant only after a verb such as "build". */
const AFTER_VERB = `(?:${CLEAR}|shop|store|forum|blog|bot|dashboard|platform|planner|survey|poll|quiz|social network|calendar|game server)`;

const BUILD =
  "(?:build|make|create|develop|design|program|code|implement)(?:ing)?(?: me| us)?(?: an?| my| the| our| own| some| simple| small| little)*";
const DETERMINER = "(?:\\b(?:an?|my|the|our|your|some)\\s+)?";
/** Words before a product that do not belong to it, or make it another thing, as in "fetch API". */
const NOT_DOMAIN =
  "(?!(?:i|we|you|have|has|had|there|it|this|that|with|from|in|on|to|and|or|for|of|my|learn|is|are|does|do|how|what|why|when|which|use|using|call\\w*|consum\\w*|deploy\\w*|test\\w*|secur\\w*|host\\w*|protect\\w*|docu\\w*|version\\w*|monitor\\w*|debug\\w*|scal\\w*|publish\\w*|rest(?:ful)?|crud|web|fetch|composition|context|options|dom|history|streams?|canvas|audio|graphql|google|external)\\b)";
const DOMAIN = `(?:${NOT_DOMAIN}[\\w'-]+\\s+)`;
const OF_SOMETHING =
  "(?: (?:back[\\s-]?end|server|api))?(?: (?:of|for|like) (?:(?:an?|my|the|our) )?[\\w'-]+)?";

/** A product with its tools: "an inventory service with Mongo". */
const WITH_TOOLS = new RegExp(
  `^(?:${BUILD}\\s+|${DETERMINER})${DOMAIN}{1,3}(?:service|app|application|site|website|web ?app|system|project|server)s?(?= (?:with|using|in|on)\\s+(.+))`,
  "i",
);

const PRODUCTS: readonly RegExp[] = [
  new RegExp(
    `^(?:${BUILD}\\s+|${DETERMINER})${DOMAIN}{1,3}apis?\\b(?! (?:gateway|routes?|keys?|developer|client|design|tests?|documentation))`,
    "i",
  ),
  new RegExp(`\\b${BUILD}\\s+${DOMAIN}{0,3}?${AFTER_VERB}\\b${OF_SOMETHING}`, "i"),
  new RegExp(`^${DETERMINER}${DOMAIN}{0,3}?${CLEAR}\\b${OF_SOMETHING}`, "i"),
  new RegExp(`^(?:${BUILD}\\s+|${DETERMINER})${DOMAIN}{1,3}back[\\s-]?end(?= (?:with|using|in)\\b)`, "i"),
  new RegExp(
    `(?:\\b${BUILD}\\s+)?\\b(?:back[\\s-]?end|server[\\s-]side|server part) (?:of|for|behind) (?:an?|my|the|our)\\s+${DOMAIN}{0,2}[\\w'-]+`,
    "i",
  ),
];

/** Whether the track has a name for this API: "a resilient API". */
function isNamed({ goals }: Catalogue, text: string): boolean {
  return goals
    .phrasesIn(text)
    .some(
      ({ named, covered }) => /\bapis?\b/i.test(named.text) && covered.some((stem) => !OF_AN_API.has(stem)),
    );
}

function isWithTools({ goals }: Catalogue, text: string): boolean {
  const tools = contentWords(WITH_TOOLS.exec(text)?.[1] ?? "");
  return (
    tools.some(({ stem }) => goals.isTechnical(stem) || stem === "express") &&
    !tools.some(({ written }) => isOtherTechnology(written))
  );
}

/** Leaves a product alone that is all technical names, such as "an Express API". */
function asApi({ goals }: Catalogue, product: string): string {
  if (
    product
      .split(/\s+/)
      .some((word) => word.length > 2 && word !== "the" && FOREIGN_FILLERS.includes(word.toLowerCase()))
  )
    return product;
  const words = contentWords(product).filter(({ stem }) => !OF_AN_API.has(stem));
  const kept = words.filter(
    ({ stem, written }) => stem === "express" || goals.isTechnical(stem) || isOtherTechnology(written),
  );
  if (words.length === kept.length) return product;
  return ["rest api", ...kept.map(({ written }) => written)].join(" with ");
}

/** Stems that say nothing of a product, and names that are a domain here: an online shop, a URL shortener, a chat bot. */
const OF_AN_API: ReadonlySet<string> = new Set("api backend server node onlin url chat bot web".split(" "));
