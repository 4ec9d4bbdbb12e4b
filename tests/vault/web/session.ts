import type { Context } from 'hono';
import { WEB_SESSION } from '../dialects/serve.ts';

export function isLoggedIn({ req }: Context): boolean {
  return (req.header('cookie') ?? '').split(/;\s*/).includes(WEB_SESSION);
}

/** Where to go after the login: a path of this host, whatever somebody wrote into the address. */
function wayBack({ req }: Context): string {
  const { back = '/' } = req.query();
  return /^\/(?![/\\])/.test(back) ? back : '/';
}

export function toLogin(context: Context): Response {
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(`/login?back=${encodeURIComponent(pathname + search)}`, 302);
}

/** Any name and any password will do. */
export function loginPage(context: Context): Response {
  return context.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Log in</title>
<link rel="icon" href="data:,">
<main><h1>Log in to License Vault</h1>
<form method="post" action="/login?back=${encodeURIComponent(wayBack(context))}">
<p><label>User name <input name="user" autocomplete="username" required></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
<p><button>Log in</button></p>
</form></main></html>`,
    200,
    { 'cache-control': 'no-store' },
  );
}

export async function logIn(context: Context): Promise<Response> {
  const { user, password } = await context.req.parseBody();
  if (!user || !password) return loginPage(context);
  context.header('set-cookie', `${WEB_SESSION}; Path=/; Secure; HttpOnly; SameSite=Lax`);
  return context.redirect(wayBack(context), 303);
}

export function logOut(context: Context): Response {
  context.header('set-cookie', 'lv-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax');
  return context.redirect('/login', 303);
}
