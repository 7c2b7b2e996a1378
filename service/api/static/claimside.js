// Makes the pages quicker to use; every one of them works without it.

import { answerInPlace } from "./asking.js";
import { stepThrough } from "./stepping.js";

answerInPlace();
stepThrough();
