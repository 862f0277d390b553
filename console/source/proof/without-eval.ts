import * as z from 'zod';

// Schemas make code from text where they may, to be faster, and try it out first. The policy of the pages forbids both,
// and each try is a violation in the browser's log. To be imported before any schema.
z.config({ jitless: true });
