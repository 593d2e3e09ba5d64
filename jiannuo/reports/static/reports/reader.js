// The reader: each concern in its own module; without any of them the page still reads and links.
import { followContents } from "./contents.js";
import { find } from "./find.js";
import { goToPlace } from "./place.js";
import { openRecords } from "./record.js";
import { explainTerms } from "./terms.js";
import { switchMarks } from "./marks.js";

const page = document.querySelector("[data-reader]");

followContents(page);
openRecords(page);
explainTerms(page);
switchMarks(page);
find(page);
goToPlace(page);
