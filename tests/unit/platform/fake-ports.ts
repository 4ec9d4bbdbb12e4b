import { fakeBrowser } from 'wxt/testing/fake-browser';

type Listener<T> = (value: T) => void;

function createEvent<T>() {
  const listeners = new Set<Listener<T>>();
  return {
    addListener: (listener: Listener<T>) => void listeners.add(listener),
    removeListener: (listener: Listener<T>) => void listeners.delete(listener),
    removeAllListeners: () => listeners.clear(),
    hasListeners: () => listeners.size > 0,
    fire(value: T) {
      for (const listener of listeners) listener(value);
    },
  };
}

/** One end of a port, as far as the extension uses it. */
interface FakePort {
  name: string;
  sender?: object;
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: ReturnType<typeof createEvent<unknown>>;
  onDisconnect: ReturnType<typeof createEvent<unknown>>;
}

const createPort = (name: string): FakePort => ({
  name,
  onMessage: createEvent(),
  onDisconnect: createEvent(),
  postMessage: () => undefined,
  disconnect: () => undefined,
});

/** What a test does to ports, and what it sees of them. */
export interface FakePorts {
  /** Every message that crossed, as JSON, in order. */
  crossed: { from: 'page' | 'background'; message: unknown }[];
  /** How many conversations are open. */
  open(): number;
  /** Ends every conversation from the background's side, and its listeners with them. */
  killBackground(): void;
  /** A port of somebody else, such as a content script. */
  connectAs(name: string, sender: object): FakePort;
}

/**
 * Gives the fake browser the ports it lacks. Messages cross as JSON, as they do in Chromium, and
 * later, as they do everywhere.
 */
export function installPorts(): FakePorts {
  const onConnect = createEvent<FakePort>();
  const open = new Set<() => void>();
  const crossed: FakePorts['crossed'] = [];

  function connectAs(name: string, sender: object): FakePort {
    const page = createPort(name);
    const background = { ...createPort(name), sender };
    // Who hangs up knows it at once, the other side when it hears of it; what is under way is lost.
    let gone = false;
    const later = (what: () => void) => void setImmediate(what);
    for (const [from, here, there] of [
      ['page', page, background],
      ['background', background, page],
    ] as const) {
      let closed = false;
      here.onDisconnect.addListener(() => {
        closed = true;
      });
      here.postMessage = (message) => {
        if (closed) throw new Error('Attempting to use a disconnected port object');
        const text = JSON.stringify(message);
        later(() => {
          if (gone) return;
          crossed.push({ from, message: JSON.parse(text) });
          there.onMessage.fire(JSON.parse(text));
        });
      };
      here.disconnect = () => {
        closed = true;
        // What was said before is heard before.
        later(() => hangUp(there));
      };
    }
    function hangUp(whoHears: FakePort) {
      if (gone) return;
      gone = true;
      open.delete(die);
      whoHears.onDisconnect.fire(whoHears);
    }
    const die = () => hangUp(page);
    open.add(die);
    later(() => {
      if (onConnect.hasListeners()) onConnect.fire(background);
      else die();
    });
    return page;
  }

  Object.assign(fakeBrowser.runtime, {
    onConnect,
    // What is served keeps the background awake by asking for it.
    getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
    connect: ({ name }: { name: string }) =>
      connectAs(name, {
        id: fakeBrowser.runtime.id,
        origin: fakeBrowser.runtime.getURL('').replace(/\/$/, ''),
      }),
  });

  return {
    crossed,
    open: () => open.size,
    connectAs,
    killBackground() {
      onConnect.removeAllListeners();
      for (const die of open) die();
    },
  };
}
