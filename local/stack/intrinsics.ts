import { isObject, type Json, type JsonObject, textOf } from '../emulators/json.ts';
import { members, type Assembly, type Resource, type StackTemplate } from './assembly.ts';

/** What `Ref` and `Fn::GetAtt` give for one resource. */
export interface ResourceValues {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Works out the intrinsic functions of an assembly's templates, each when it is asked for. */
interface Resolver {
  /** The value with every intrinsic function worked out. What comes to AWS::NoValue is left out. */
  readonly resolve: (stack: string, value: Json) => Json | undefined;
  /** Whether a resource is part of its stack: it has no condition, or one that holds. */
  readonly exists: (resource: Resource) => boolean;
}

/** The account of the local stack, as the engines write it into ARNs. */
export const LOCAL_ACCOUNT = '000000000000';

/** @throws Error, when asked for it, naming an intrinsic function, reference or attribute that is not imitated. */
export const resolverOf = (assembly: Assembly, valuesOf: (resource: Resource) => ResourceValues): Resolver => {
  const stacks = new Map(assembly.stacks.map((stack) => [stack.name, stack]));
  const resources = new Map(
    assembly.stacks.flatMap((stack) =>
      stack.resources.map((resource) => [`${stack.name} ${resource.logicalId}`, resource]),
    ),
  );
  const exported = new Map<string, { stack: StackTemplate; value: Json }>();

  const stackOf = (name: string): StackTemplate => {
    const stack = stacks.get(name);
    if (!stack) throw new Error(`There is no stack ${name} in the assembly.`);
    return stack;
  };

  const ref = (stack: StackTemplate, name: string): string | undefined => {
    const pseudo: Record<string, string | undefined> = {
      'AWS::AccountId': LOCAL_ACCOUNT,
      'AWS::Region': assembly.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:aws:cloudformation:${assembly.region}:${LOCAL_ACCOUNT}:stack/${stack.name}/local`,
      'AWS::NoValue': undefined,
    };
    if (name in pseudo) return pseudo[name];
    const parameter = stack.parameters[name];
    if (isObject(parameter)) return textOf(parameter['Default'] ?? '');
    return valuesOf(resource(stack, name)).ref;
  };

  const resource = (stack: StackTemplate, logicalId: string): Resource => {
    const found = resources.get(`${stack.name} ${logicalId}`);
    if (!found) throw new Error(`${stack.name}: there is nothing named ${logicalId} to refer to.`);
    return found;
  };

  const attribute = (stack: StackTemplate, logicalId: string, name: string): string => {
    const found = resource(stack, logicalId);
    const value = valuesOf(found).attributes[name];
    if (value === undefined) {
      throw new Error(`The attribute ${name} of ${stack.name}: ${logicalId} (${found.type}) is not imitated.`);
    }
    return value;
  };

  const importValue = (name: string): Json => {
    if (!exported.size) {
      for (const stack of assembly.stacks) {
        for (const output of Object.values(stack.outputs)) {
          const { Export, Value } = members(output);
          const exportName = members(Export)['Name'];
          if (exportName === undefined || Value === undefined) continue;
          exported.set(text(stack, exportName), { stack, value: Value });
        }
      }
    }
    const found = exported.get(name);
    if (!found) throw new Error(`No stack exports ${name}.`);
    return resolveIn(found.stack, found.value) ?? '';
  };

  const holds = (stack: StackTemplate, condition: Json): boolean => {
    const [[name, operand] = []] = Object.entries(members(condition));
    const operands = Array.isArray(operand) ? operand : [];
    if (name === 'Condition') return holds(stack, stack.conditions[textOf(operand)] ?? null);
    if (name === 'Fn::Not') return !holds(stack, operands[0] ?? null);
    if (name === 'Fn::And') return operands.every((one) => holds(stack, one));
    if (name === 'Fn::Or') return operands.some((one) => holds(stack, one));
    if (name === 'Fn::Equals') return text(stack, operands[0] ?? '') === text(stack, operands[1] ?? '');
    throw new Error(`The condition ${JSON.stringify(condition)} of ${stack.name} is not imitated.`);
  };

  const text = (stack: StackTemplate, value: Json): string => {
    const resolved = resolveIn(stack, value);
    return typeof resolved === 'string' ? resolved : JSON.stringify(resolved ?? '');
  };

  const list = (stack: StackTemplate, value: Json | undefined): Json[] => {
    const resolved = resolveIn(stack, value ?? []);
    return Array.isArray(resolved) ? resolved : [];
  };

  const functions: Record<string, (stack: StackTemplate, operand: Json) => Json | undefined> = {
    Ref: (stack, name) => ref(stack, textOf(name)),
    'Fn::GetAtt': (stack, operand) => {
      const [logicalId, ...name] = Array.isArray(operand) ? operand.map(String) : textOf(operand).split('.');
      return attribute(stack, logicalId ?? '', name.join('.'));
    },
    'Fn::ImportValue': (stack, name) => importValue(text(stack, name)),
    'Fn::Join': (stack, operand) => {
      const [separator, parts] = Array.isArray(operand) ? operand : [];
      return list(stack, parts)
        .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
        .join(textOf(separator));
    },
    'Fn::Split': (stack, operand) => {
      const [separator, whole] = Array.isArray(operand) ? operand : [];
      return text(stack, whole ?? '').split(textOf(separator));
    },
    'Fn::Select': (stack, operand) => {
      const [index, from] = Array.isArray(operand) ? operand : [];
      return list(stack, from)[Number(index)];
    },
    'Fn::If': (stack, operand) => {
      const [name, yes, no] = Array.isArray(operand) ? operand : [];
      return resolveIn(stack, (holds(stack, { Condition: name ?? '' }) ? yes : no) ?? '');
    },
    'Fn::FindInMap': (stack, operand) => {
      const [map, first, second] = Array.isArray(operand) ? operand.map((name) => text(stack, name)) : [];
      return members(members(stack.mappings[map ?? ''])[first ?? ''])[second ?? ''];
    },
    'Fn::Sub': (stack, operand) => {
      const [template, variables] = Array.isArray(operand) ? operand : [operand];
      return textOf(template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        const own = members(variables)[name];
        if (own !== undefined) return text(stack, own);
        const [logicalId = '', ...rest] = name.split('.');
        return rest.length ? attribute(stack, logicalId, rest.join('.')) : (ref(stack, name) ?? '');
      });
    },
  };

  const resolveIn = (stack: StackTemplate, value: Json): Json | undefined => {
    if (Array.isArray(value))
      return value.map((member) => resolveIn(stack, member)).filter((member) => member !== undefined);
    if (typeof value === 'string' && value.includes('{{resolve:')) {
      throw new Error(`The dynamic reference ${value} of ${stack.name} is not imitated.`);
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    const [[name, operand] = []] = entries;
    if (entries.length === 1 && name !== undefined && operand !== undefined && isIntrinsic(value)) {
      const work = functions[name];
      if (!work) throw new Error(`The intrinsic function ${name} of ${stack.name} is not imitated.`);
      return work(stack, operand);
    }
    const resolved: JsonObject = {};
    for (const [member, inner] of entries) {
      const worth = resolveIn(stack, inner);
      if (worth !== undefined) resolved[member] = worth;
    }
    return resolved;
  };

  return {
    resolve: (stack, value) => resolveIn(stackOf(stack), value),
    exists: ({ stack, condition }) => condition === undefined || holds(stackOf(stack), { Condition: condition }),
  };
};

/** Whether a value is an intrinsic function rather than what it seems. */
export const isIntrinsic = (value: Json): boolean => {
  const names = isObject(value) ? Object.keys(value) : [];
  return names.length === 1 && (names[0] === 'Ref' || names[0]?.startsWith('Fn::') === true);
};
