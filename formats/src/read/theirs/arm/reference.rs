//! Expressions with the answers that the public reference of the functions prints: the articles
//! "Template functions" of azure-docs (string, array, object, numeric, logical, comparison, CIDR, lambda
//! and resource), read on 2026-11-28.

use std::collections::BTreeMap;

use crate::read::syntax::json;
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::theirs::unknown::plain;

use super::evaluate::Env;
use super::scope::{Machine, ResourceScope, Scope};

const TEMPLATE: &str = r#"{
  "parameters": {
    "text": {"type": "string", "defaultValue": "OneTwoThree"},
    "object": {"type": "object", "defaultValue": {"one": "a", "two": "b", "three": "c"}},
    "array": {"type": "array", "defaultValue": ["one", "two", "three"]},
    "ints": {"type": "array", "defaultValue": [0, 3, 2, 5, 4]},
    "missing": {"type": "string"},
    "optional": {"type": "object", "nullable": true},
    "dogs": {"type": "array", "defaultValue": [
      {"name": "Evie", "age": 5, "interests": ["Ball", "Frisbee"]},
      {"name": "Casper", "age": 3, "interests": ["Other dogs"]},
      {"name": "Indy", "age": 2, "interests": ["Butter"]},
      {"name": "Kira", "age": 8, "interests": ["Rubs"]}]},
    "entities": {"type": "object", "defaultValue": {"item002": {"number": 200}, "item001": {"number": 300}}},
    "first": {"type": "object", "defaultValue": {"property": {"one": "a", "three": "c1"}, "list": [1, 2]}},
    "second": {"type": "object", "defaultValue": {"property": {"three": "c2"}, "list": [3, 4]}}
  },
  "variables": {
    "copy": [{"name": "loop", "count": 3, "input": "[mul(copyIndex('loop', 1), 10)]"}],
    "within": {"copy": [{"name": "disks", "count": 2, "input": {"name": "[concat('disk', copyIndex('disks'))]"}}]},
    "round": "[variables('round')]",
    "wide": "[range(0, 3)]"
  },
  "functions": [{"namespace": "contoso", "members": {"twice": {
    "parameters": [{"name": "text", "type": "string"}],
    "output": {"type": "string", "value": "[concat(parameters('text'), parameters('text'))]"}}}}],
  "resources": []
}"#;

/// The answer as JSON; what is missing stands in braces.
fn answer(expression: &str) -> String {
    let template = json::tree(TEMPLATE).unwrap();
    let scope = Scope::new(0, &template, BTreeMap::new(), ResourceScope::unknown(), String::new());
    let machine = Machine::default();
    let text = NodeValue::Text(format!("[{expression}]"));
    let value = Env::new(&machine, &scope).value(&Node { at: template.at, value: text });
    plain(&super::functions::json_text(&value.value))
}

#[test]
#[allow(clippy::too_many_lines)]
fn the_public_reference() {
    let rows = [
        // String
        (
            "format('Hello, {0}. Formatted number: {1:N0}', 'User', 8175133)",
            r#""Hello, User. Formatted number: 8,175,133""#,
        ),
        ("concat(createArray('1-1', '1-2'), createArray('2-1'))", r#"["1-1","1-2","2-1"]"#),
        ("contains(parameters('text'), 'e')", "true"),
        ("contains(parameters('text'), 'z')", "false"),
        ("contains(parameters('object'), 'one')", "true"),
        ("contains(parameters('object'), 'a')", "false"),
        ("contains(parameters('array'), 'three')", "true"),
        ("contains(parameters('array'), 'four')", "false"),
        ("empty(createArray())", "true"),
        ("empty(json('{}'))", "true"),
        ("empty('')", "true"),
        ("startsWith('abcdef', 'ab')", "true"),
        ("startsWith('abcdef', 'A')", "true"),
        ("startsWith('abcdef', 'e')", "false"),
        ("endsWith('abcdef', 'ef')", "true"),
        ("endsWith('abcdef', 'F')", "true"),
        ("endsWith('abcdef', 'e')", "false"),
        ("first(parameters('array'))", r#""one""#),
        ("first('One Two Three')", r#""O""#),
        ("last(parameters('array'))", r#""three""#),
        ("last('One Two Three')", r#""e""#),
        ("indexOf('test', 't')", "0"),
        ("lastIndexOf('test', 't')", "3"),
        ("indexOf('abcdef', 'CD')", "2"),
        ("lastIndexOf('abcdef', 'AB')", "0"),
        ("indexOf('abcdef', 'z')", "-1"),
        ("length(parameters('array'))", "3"),
        ("length('One Two Three')", "13"),
        ("length(parameters('object'))", "3"),
        ("padLeft('123', 10, '0')", r#""0000000123""#),
        ("replace('123-123-1234', '-', '')", r#""1231231234""#),
        ("replace('123-123-1234', '1234', 'xxxx')", r#""123-123-xxxx""#),
        ("skip(parameters('array'), 2)", r#"["three"]"#),
        ("skip('one two three', 4)", r#""two three""#),
        ("split('one,two,three', ',')", r#"["one","two","three"]"#),
        ("split('one;two,three', createArray(',', ';'))", r#"["one","two","three"]"#),
        (
            "string(createObject('valueA', 10, 'valueB', 'Example Text'))",
            r#""{\"valueA\":10,\"valueB\":\"Example Text\"}""#,
        ),
        ("string(createArray('a', 'b', 'c'))", r#""[\"a\",\"b\",\"c\"]""#),
        ("string(5)", r#""5""#),
        ("substring('one two three', 4, 3)", r#""two""#),
        ("take(parameters('array'), 2)", r#"["one","two"]"#),
        ("take('one two three', 2)", r#""on""#),
        ("toLower('One Two Three')", r#""one two three""#),
        ("toUpper('One Two Three')", r#""ONE TWO THREE""#),
        ("trim('    one two three   ')", r#""one two three""#),
        (
            "uri('http://contoso.com/resources/', 'nested/azuredeploy.json')",
            r#""http://contoso.com/resources/nested/azuredeploy.json""#,
        ),
        ("join(createArray('one', 'two', 'three'), ',')", r#""one,two,three""#),
        // Array and object
        ("array(1)", "[1]"),
        ("array('efgh')", r#"["efgh"]"#),
        ("array(parameters('object'))", r#"[{"one":"a","two":"b","three":"c"}]"#),
        ("createArray(1, 2, 3)", "[1,2,3]"),
        ("createArray(parameters('array'))", r#"[["one","two","three"]]"#),
        ("createArray()", "[]"),
        (
            "intersection(parameters('object'), createObject('one', 'a', 'two', 'z', 'three', 'c'))",
            r#"{"one":"a","three":"c"}"#,
        ),
        ("intersection(parameters('array'), createArray('two', 'three'))", r#"["two","three"]"#),
        (
            "union(parameters('object'), createObject('four', 'd', 'two', 'e'))",
            r#"{"one":"a","two":"e","three":"c","four":"d"}"#,
        ),
        (
            "union(parameters('array'), createArray('three', 'four'))",
            r#"["one","two","three","four"]"#,
        ),
        (
            "union(parameters('first'), parameters('second'))",
            r#"{"property":{"one":"a","three":"c2"},"list":[3,4]}"#,
        ),
        ("range(5, 3)", "[5,6,7]"),
        ("max(parameters('ints'))", "5"),
        ("max(0, 3, 2, 5, 4)", "5"),
        ("min(parameters('ints'))", "0"),
        ("min(0, 3, 2, 5, 4)", "0"),
        (
            "flatten(createArray(createArray('one', 'two'), createArray('three'), createArray('four', 'five')))",
            r#"["one","two","three","four","five"]"#,
        ),
        (
            "items(parameters('entities'))",
            r#"[{"key":"item001","value":{"number":300}},{"key":"item002","value":{"number":200}}]"#,
        ),
        ("objectKeys(createObject('b', 1, 'a', 2))", r#"["a","b"]"#),
        (
            "shallowMerge(createArray(createObject('one', 'a'), createObject('two', 'b')))",
            r#"{"one":"a","two":"b"}"#,
        ),
        (
            "createObject('intProp', 1, 'stringProp', 'abc', 'boolProp', true(), 'arrayProp', createArray('a'), 'objectProp', createObject('key1', 'value1'))",
            r#"{"intProp":1,"stringProp":"abc","boolProp":true,"arrayProp":["a"],"objectProp":{"key1":"value1"}}"#,
        ),
        ("json('{\"a\": \"b\"}')", r#"{"a":"b"}"#),
        ("json('{''one'': ''a'', ''two'': 1}')", r#"{"one":"a","two":1}"#),
        ("json('[1,2,3]')", "[1,2,3]"),
        ("json(concat('{\"a\": \"', 'demo value', '\"}'))", r#"{"a":"demo value"}"#),
        ("empty(null())", "true"),
        ("coalesce(null(), 'fallback')", r#""fallback""#),
        ("tryGet(parameters('object'), 'one')", r#""a""#),
        ("tryGet(parameters('object'), 'nine', 'x')", "null"),
        // Numeric, comparison and logical
        ("add(5, 3)", "8"),
        ("sub(7, 3)", "4"),
        ("mul(5, 3)", "15"),
        ("div(8, 3)", "2"),
        ("mod(7, 3)", "1"),
        ("int('4')", "4"),
        ("equals(1, 1)", "true"),
        ("equals('a', 'a')", "true"),
        ("equals(createArray('a', 'b'), createArray('a', 'b'))", "true"),
        (
            "equals(parameters('object'), createObject('three', 'c', 'one', 'a', 'two', 'b'))",
            "true",
        ),
        ("equals('A', 'a')", "false"),
        ("less(1, 2)", "true"),
        ("less('A', 'a')", "true"),
        ("greater('A', 'a')", "false"),
        ("greaterOrEquals(2, 1)", "true"),
        ("lessOrEquals(1, 2)", "true"),
        ("and(bool('true'), bool('false'))", "false"),
        ("or(bool('true'), bool('false'))", "true"),
        ("not(bool('true'))", "false"),
        ("bool(1)", "true"),
        ("bool(0)", "false"),
        ("if(equals('a', 'a'), 'yes', 'no')", r#""yes""#),
        // CIDR
        (
            "parseCidr('10.144.0.0/20')",
            r#"{"network":"10.144.0.0","netmask":"255.255.240.0","broadcast":"10.144.15.255","firstUsable":"10.144.0.1","lastUsable":"10.144.15.254","cidr":20}"#,
        ),
        (
            "parseCidr('fdad:3236:5555::/48')",
            r#"{"network":"fdad:3236:5555::","netmask":"ffff:ffff:ffff::","firstUsable":"fdad:3236:5555::","lastUsable":"fdad:3236:5555:ffff:ffff:ffff:ffff:ffff","cidr":48}"#,
        ),
        (
            "map(range(0, 5), lambda('i', cidrSubnet('10.144.0.0/20', 24, lambdaVariables('i'))))",
            r#"["10.144.0.0/24","10.144.1.0/24","10.144.2.0/24","10.144.3.0/24","10.144.4.0/24"]"#,
        ),
        (
            "map(range(0, 3), lambda('i', cidrSubnet('fdad:3236:5555::/48', 52, lambdaVariables('i'))))",
            r#"["fdad:3236:5555::/52","fdad:3236:5555:1000::/52","fdad:3236:5555:2000::/52"]"#,
        ),
        (
            "map(range(0, 3), lambda('i', cidrHost('10.144.3.0/24', lambdaVariables('i'))))",
            r#"["10.144.3.1","10.144.3.2","10.144.3.3"]"#,
        ),
        ("cidrHost('fdad:3236:5555:3000::/52', 4)", r#""fdad:3236:5555:3000::5""#),
        // Lambda
        (
            "map(filter(parameters('dogs'), lambda('dog', greaterOrEquals(lambdaVariables('dog').age, 5))), lambda('dog', lambdaVariables('dog').name))",
            r#"["Evie","Kira"]"#,
        ),
        (
            "filter(range(0, 10), lambda('i', equals(0, mod(lambdaVariables('i'), 2))))",
            "[0,2,4,6,8]",
        ),
        (
            "map(parameters('dogs'), lambda('dog', format('Hello {0}!', lambdaVariables('dog').name)))",
            r#"["Hello Evie!","Hello Casper!","Hello Indy!","Hello Kira!"]"#,
        ),
        (
            "reduce(map(parameters('dogs'), lambda('dog', lambdaVariables('dog').age)), 0, lambda('cur', 'next', add(lambdaVariables('cur'), lambdaVariables('next'))))",
            "18",
        ),
        (
            "reduce(createArray(createObject('foo', 123), createObject('bar', 456)), createObject(), lambda('cur', 'next', union(lambdaVariables('cur'), lambdaVariables('next'))))",
            r#"{"foo":123,"bar":456}"#,
        ),
        (
            "map(sort(parameters('dogs'), lambda('a', 'b', less(lambdaVariables('a').age, lambdaVariables('b').age))), lambda('d', lambdaVariables('d').name))",
            r#"["Indy","Casper","Evie","Kira"]"#,
        ),
        (
            "toObject(parameters('dogs'), lambda('entry', lambdaVariables('entry').name), lambda('entry', lambdaVariables('entry').age))",
            r#"{"Evie":5,"Casper":3,"Indy":2,"Kira":8}"#,
        ),
        // Scope and resource
        (
            "subscriptionResourceId('sub', 'Microsoft.Network/virtualNetworks', 'v')",
            r#""/subscriptions/sub/providers/Microsoft.Network/virtualNetworks/v""#,
        ),
        (
            "resourceId('sub', 'rg', 'Microsoft.Network/virtualNetworks/subnets', 'v', 's')",
            r#""/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s""#,
        ),
        (
            "resourceId('rg', 'Microsoft.Storage/storageAccounts', 'a')",
            r#""/subscriptions/{subscription}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/a""#,
        ),
        ("contoso.twice('ab')", r#""abab""#),
    ];
    for (expression, expected) in rows {
        assert_eq!(answer(expression), expected, "{expression}");
    }
}

/// Results that the reference describes in words, and errors.
#[test]
fn beyond_the_reference() {
    let rows = [
        ("variables('loop')", "[10,20,30]"),
        ("variables('within')", r#"{"disks":[{"name":"disk0"},{"name":"disk1"}]}"#),
        ("VARIABLES('WIDE')[1]", "1"),
        ("parameters('Dogs')[0].NAME", r#""Evie""#),
        ("parameters('optional').?a.?b", "null"),
        ("if(false, div(1, 0), 'lazy')", r#""lazy""#),
        ("and(false(), parameters('missing'))", "false"),
        ("or(true(), parameters('missing'))", "true"),
        ("if(parameters('missing'), 'same', 'same')", r#""same""#),
        ("equals(parameters('missing'), parameters('missing'))", "true"),
        ("concat('vnet-', parameters('missing'))", r#""vnet-{missing}""#),
        ("format('{0:D3}-{1,3}|{2,-3}|{{}}', 7, 'a', 'b')", r#""007-  a|b  |{}""#),
        ("cidrSubnet('10.0.0.5/23', 27, 4)", r#""10.0.0.128/27""#),
        ("cidrSubnet('0.0.0.0/0', 32, 4294967295)", r#""255.255.255.255/32""#),
        ("cidrSubnet('::/0', 128, 1)", r#""::1/128""#),
        ("tryIndexFromEnd(createArray(1, 2), 3)", "null"),
        ("indexFromEnd(createArray(1, 2), 2)", "1"),
        ("skip('abc', -1)", r#""abc""#),
        ("int(null())", r#""{int}""#),
        // None of these has an answer.
        ("variables('round')", r#""{round}""#),
        ("parameters('missing')", r#""{missing}""#),
        ("parameters('missing').name.first", r#""{missing.name.first}""#),
        ("parameters('nobody')", r#""{nobody}""#),
        ("substring('abc', 2, 5)", r#""{substring}""#),
        ("parameters('array')[7]", r#""{7}""#),
        ("div(1, 0)", r#""{div}""#),
        ("mod(1, 0)", r#""{mod}""#),
        ("mul(9223372036854775807, 2)", r#""{mul}""#),
        ("range(0, 10001)", r#""{range}""#),
        ("cidrSubnet('10.0.0.0/24', 27, 8)", r#""{cidrSubnet}""#),
        ("cidrSubnet('10.0.0.0/24', 23, 0)", r#""{cidrSubnet}""#),
        ("cidrSubnet('10.0.0.0/24', 33, 0)", r#""{cidrSubnet}""#),
        ("cidrSubnet('10.0.0/24', 27, 0)", r#""{cidrSubnet}""#),
        ("cidrHost('10.0.0.0/30', 2)", r#""{cidrHost}""#),
        ("uniqueString(resourceGroup().id)", r#""{uniqueString}""#),
        ("resourceGroup().location", r#""{resourceGroup}""#),
        ("nonsense(1)", r#""{nonsense}""#),
        ("concat(", r#""{expression}""#),
    ];
    for (expression, expected) in rows {
        assert_eq!(answer(expression), expected, "{expression}");
    }
}

/// No expression takes the machine away.
#[test]
fn bounds() {
    let nested = format!("{}1{}", "createArray(".repeat(90), ")".repeat(90));
    assert!(answer(&nested).starts_with("[[["));
    let wide = "map(range(0, 10000), lambda('i', length(range(0, 10000))))";
    assert!(answer(wide).contains("{too many values}"));
    let doubled = (0..40).fold("'aaaaaaaa'".to_owned(), |text, _| {
        format!("reduce(range(0, 2), '', lambda('a', 'b', concat(lambdaVariables('a'), {text})))")
    });
    assert!(answer(&doubled).contains('{'));
}
