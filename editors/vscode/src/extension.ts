// Starts `ipplan lsp` for the files that may be requests. Everything that is said of them comes from there.
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('ipplan.restart', start),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('ipplan.path')) void start();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

async function start(): Promise<void> {
  await deactivate();
  const command = workspace.getConfiguration('ipplan').get<string>('path') || 'ipplan';
  const documentSelector = ['yaml', 'json', 'toml'].flatMap((language) =>
    ['file', 'untitled'].map((scheme) => ({ language, scheme })),
  );
  const next = new LanguageClient(
    'ipplan',
    'ipplan',
    { command, args: ['lsp'] },
    // Locks are not open in the editor, and decide where things are.
    { documentSelector, synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.lock.json') } },
  );
  client = next;
  try {
    await next.start();
  } catch (error) {
    client = undefined;
    const settings = 'Open settings';
    const message = `\`${command} lsp\` cannot be started: ${error}. Install ipplan with its feature lsp, or say where it is.`;
    void window.showErrorMessage(message, settings).then((chosen) => {
      if (chosen) void commands.executeCommand('workbench.action.openSettings', 'ipplan.path');
    });
  }
}
