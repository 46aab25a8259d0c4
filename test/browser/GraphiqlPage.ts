import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** GraphiQL in a browser, in the words of its visitors. */
export class GraphiqlPage {
  /** Errors and warnings of the console, and whatever failed to load. */
  readonly complaints: string[] = [];
  /** Addresses of everything the page asked for, WebSockets included. */
  readonly requests: URL[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'no reason given';
      // What the page was still loading when it was left or loaded again.
      if (reason !== 'net::ERR_ABORTED') this.complaints.push(`failed: ${request.url()} (${reason})`);
    });
    page.on('request', (request) => this.requests.push(new URL(request.url())));
    page.on('websocket', (socket) => this.requests.push(new URL(socket.url())));
  }

  /** Visits as somebody who has never been here. */
  static async visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<GraphiqlPage> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', ...options });
    const visited = new GraphiqlPage(await context.newPage(), url);
    await visited.page.goto(url);
    await visited.isReady();
    return visited;
  }

  /** Comes back later, with what GraphiQL has stored. */
  async reload(): Promise<void> {
    // GraphiQL stores half a second after the last change.
    await this.page.waitForTimeout(800);
    await this.page.reload();
    await this.isReady();
  }

  tabs(): Promise<string[]> {
    return this.page.getByRole('tab').allInnerTexts();
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
    await this.settle();
  }

  async openPanel(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Show ${title}` }).click();
  }

  run(): Promise<void> {
    return this.page.getByRole('button', { name: /^Execute query/ }).click();
  }

  stop(): Promise<void> {
    return this.page.getByRole('button', { name: /^Stop query/ }).click();
  }

  query(): Promise<string> {
    return textOf(this.page.locator('.graphiql-query-editor'));
  }

  variables(): Promise<string> {
    return textOf(this.page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden)'));
  }

  response(): Promise<string> {
    return textOf(this.page.locator('.graphiql-response'));
  }

  /** Types into the query, at the end of its last line that reads so. */
  async typeAfter(line: string, text: string): Promise<void> {
    // At its left end: a line is as wide as the longest one, and a click in the middle scrolls the editor away under it.
    await this.page
      .locator('.graphiql-query-editor .view-line')
      .filter({ hasText: line })
      .last()
      .click({ position: { x: 5, y: 8 } });
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(text);
  }

  screenshot(name: string): Promise<unknown> {
    return this.page.screenshot({ path: `test-results/${name}.png` });
  }

  /** GraphiQL reads the operation a tenth of a second after it changed; what runs before is the old one. */
  settle(): Promise<void> {
    return this.page.waitForTimeout(400);
  }

  private async isReady(): Promise<void> {
    await this.page.locator('.graphiql-query-editor .view-line').first().waitFor();
    // The schema is there when the documentation can be read.
    await this.page.locator('.graphiql-container .graphiql-spinner').first().waitFor({ state: 'detached', timeout: 20_000 });
    await this.settle();
  }
}

/** The lines an editor shows, in the order it drew them. Monaco writes spaces as such that do not break. */
async function textOf(editor: Locator): Promise<string> {
  const lines = await editor.locator('.view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00A0', ' ');
}
