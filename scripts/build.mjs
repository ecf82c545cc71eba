// `npm run build`: installs and builds if anything changed, for a server that is started without `npm start`. Plain JavaScript for Node 20,
// without packages.

import { build, install } from "./prepare.mjs";

install();
build();
