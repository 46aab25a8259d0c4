/**
 * ESLint rule: what outlives an operation, or is shared by several, is started by src/base/background.ts, so that it does not carry the
 * context of the operation that happened to start it (docs/decisions/023-background-work.md). Reported are
 * - promises that nobody waits for, whether `void` or `.catch()` says so,
 * - promises that are kept where others find them: in a property, or in a map,
 * - timers.
 */
export const outsideOperations = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unawaited: 'Nobody waits for this promise: start it with inBackground (src/base/background.ts)',
      kept: 'Others may wait for this promise: make it inside outsideOperations or asOwnWork, so that it does not end with the operation that came first',
      timer: 'Timers are set by after and every (src/base/background.ts)',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;

    function isPromise(node) {
      const type = services.getTypeAtLocation(node);
      return (type.isUnion() ? type.types : [type]).some((part) => ['Promise', 'PromiseLike'].includes(part.getSymbol()?.name));
    }
    /** An assignment's value is what is kept, however often it is assigned on the way. */
    function madeOutside(node) {
      if (node.type === 'AssignmentExpression') return madeOutside(node.right);
      return (
        node.type === 'CallExpression' && node.callee.type === 'Identifier' && ['outsideOperations', 'asOwnWork'].includes(node.callee.name)
      );
    }
    function reportKept(node) {
      if (node.type === 'ObjectExpression')
        node.properties.filter(({ type }) => type === 'Property').forEach(({ value }) => reportKept(value));
      else if (isPromise(node) && !madeOutside(node)) context.report({ node, messageId: 'kept' });
    }

    return {
      'UnaryExpression[operator="void"]'(node) {
        if (isPromise(node.argument)) context.report({ node, messageId: 'unawaited' });
      },
      ExpressionStatement({ expression }) {
        if (expression.type !== 'AssignmentExpression' && expression.type !== 'AwaitExpression' && isPromise(expression))
          context.report({ node: expression, messageId: 'unawaited' });
      },
      'AssignmentExpression[left.type="MemberExpression"]'(node) {
        reportKept(node.right);
      },
      'CallExpression[callee.property.name="set"][arguments.length>1]'(node) {
        reportKept(node.arguments[1]);
      },
      CallExpression(node) {
        if (
          node.callee.type === 'Identifier' &&
          ['setTimeout', 'setInterval', 'setImmediate'].includes(node.callee.name) &&
          !isPromise(node)
        )
          context.report({ node, messageId: 'timer' });
      },
    };
  },
};
