import Button from '@jetbrains/ring-ui-built/components/button/button';
import clipboard from '@jetbrains/ring-ui-built/components/clipboard/clipboard';
import Confirm from '@jetbrains/ring-ui-built/components/confirm/confirm';
import Dialog from '@jetbrains/ring-ui-built/components/dialog/dialog';
import Theme, { ThemeProvider } from '@jetbrains/ring-ui-built/components/global/theme';
import Header from '@jetbrains/ring-ui-built/components/header/header';
import { H1, H2 } from '@jetbrains/ring-ui-built/components/heading/heading';
import { Content, Header as DialogHeader } from '@jetbrains/ring-ui-built/components/island/island';
import Link from '@jetbrains/ring-ui-built/components/link/link';
import Loader from '@jetbrains/ring-ui-built/components/loader-inline/loader-inline';
import Panel from '@jetbrains/ring-ui-built/components/panel/panel';
import Text from '@jetbrains/ring-ui-built/components/text/text';
import { useEffect, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const { kit } = window;
const root = document.querySelector('#root');

/** Says which element is which, after every rendering. */
function useParts() {
  useLayoutEffect(() => {
    const find = (selector) => [...document.querySelectorAll(selector)];
    kit.own('section', ...find('[data-test=token-section]'));
    kit.own('specification', ...find('[data-test~=api-specification]'));
    kit.own('generate', ...find('.token-actions button:first-child'));
    kit.own('delete', ...find('.token-actions button:nth-child(2)'));
    kit.own('dialog', ...find('[role=dialog]'));
    kit.own('confirm', ...find('[data-test=confirm-ok-button]'));
    kit.own('cancel', ...find('[data-test=confirm-reject-button]'));
    kit.own('token', ...find('[role=dialog] .token'));
    kit.own('copy', ...find('[role=dialog] .copy'));
    kit.own('close', ...find('[role=dialog] .done'));
  });
}

const questions = {
  generate: {
    text: 'Generate new API access token?',
    description: 'The current token will be invalidated.',
  },
  delete: {
    text: 'Delete API access token?',
    description: 'Applications that use it will lose access to the API.',
  },
};

function Settings() {
  const [exists, setExists] = useState(null);
  const [asked, setAsked] = useState(null);
  const [busy, setBusy] = useState(false);
  const [token, setToken] = useState(null);
  useEffect(() => {
    kit.state().then((state) => setExists(state.exists));
  }, []);
  useParts();

  const labels = {
    generate: exists ? 'Generate new token' : 'Generate token',
    delete: 'Delete token',
  };
  const ask = (what) => () => {
    kit.ran(what);
    setAsked(what);
  };
  const confirm = async () => {
    kit.ran(`confirm-${asked}`);
    setBusy(true);
    if (asked === 'generate') setToken(await kit.generate());
    else await kit.remove();
    setExists(asked === 'generate');
    setBusy(false);
    setAsked(null);
  };
  const reject = () => {
    kit.ran('cancel');
    setAsked(null);
  };

  return (
    <main className="page">
      <H1>Settings</H1>
      <div>
        <H2>License Vault API</H2>
        <p>
          <Text info>Use the API to manage licenses from your own tools.</Text>
        </p>
        <Link href={root.dataset.specification} target="_blank" data-test="api-specification">
          API specification
        </Link>
      </div>
      <div data-test="token-section">
        <H2>API access token</H2>
        {exists === null ? (
          <Loader />
        ) : (
          <>
            <p>
              <Text info>{exists ? 'A token has been generated.' : 'No token yet.'}</Text>
            </p>
            <div className="token-actions">
              <Button onClick={ask('generate')}>{labels.generate}</Button>
              {exists && (
                <Button danger onClick={ask('delete')}>
                  {labels.delete}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      <Confirm
        show={asked !== null}
        inProgress={busy}
        confirmLabel={asked ? labels[asked] : ''}
        {...questions[asked]}
        onConfirm={confirm}
        onReject={reject}
      />
      {token && <TokenDialog token={token} onClose={() => setToken(null)} />}
    </main>
  );
}

/** A sister product shows a new token as text; so does this one. */
function TokenDialog({ token, onClose }) {
  useParts();
  const close = () => {
    kit.ran('close');
    onClose();
  };
  const copy = () => {
    kit.ran('copy');
    clipboard.copyText(token, 'Token copied to clipboard', 'Could not copy');
  };
  return (
    <Dialog show trapFocus showCloseButton label="API access token" onCloseAttempt={close}>
      <DialogHeader>API access token</DialogHeader>
      <Content>
        <p>Copy the token now. You will not be able to see it again.</p>
        <p className="token">{token}</p>
      </Content>
      <Panel>
        <Button primary className="copy" onClick={copy}>
          Copy
        </Button>
        <Button className="done" onClick={close}>
          Close
        </Button>
      </Panel>
    </Dialog>
  );
}

function Dashboard() {
  return (
    <main className="page">
      <H1>Dashboard</H1>
      <p>CLion: 10 of 10 used</p>
    </main>
  );
}

function App() {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const read = () => setPath(location.pathname);
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const go = (to) => (event) => {
    event.preventDefault();
    history.pushState(null, '', to);
    setPath(to);
  };
  return (
    <ThemeProvider theme={Theme.AUTO} target={document.documentElement}>
      <Header>
        <Link href="/" onClick={go('/')}>
          Dashboard
        </Link>
        <Link href="/settings/vault" onClick={go('/settings/vault')}>
          Settings
        </Link>
      </Header>
      {path === '/settings/vault' ? <Settings /> : <Dashboard />}
    </ThemeProvider>
  );
}

createRoot(root).render(<App />);
