// Makes the package in the working folder, and names the ways to install it. `npm run pack` prepares and starts it.

import { basename } from "node:path";
import { makeTarball } from "./make-tarball.ts";

const { path, bytes } = await makeTarball(process.cwd());
const file = `./${basename(path)}`;
console.log(`${path} (${(bytes / 1024 / 1024).toFixed(1)} MB)

npm install --global ${file}    installs the command aulo
npx ${file}                     runs it without that`);
