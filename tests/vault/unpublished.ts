/**
 * Guessed, all of it: nobody has published what a vault answers here. Nothing in Seatkeeper may rely
 * on a detail of this file; tests use it only because a server has to answer something.
 */
export const unpublished = {
  unknownToken: () => Response.json({ error: 'Unauthorized' }, { status: 401 }),
  notPermitted: () => Response.json({ error: 'Forbidden' }, { status: 403 }),
  noSuchPath: () => Response.json({ error: 'Not Found' }, { status: 404 }),
  badRequest: () => Response.json({ error: 'Bad Request' }, { status: 400 }),
  /** What any site behind single sign-on may answer when the web session is over. */
  loginPage: () =>
    new Response('<!doctype html><title>Log in</title><form><input name="user"></form>', {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    }),
};
