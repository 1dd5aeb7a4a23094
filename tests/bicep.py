"""A judge of Bicep that shares no code with what writes it.

pycep reads a file with a grammar of its own. Its loops are expanded here, and every resource is held against the
properties of the resource manager (`formats/tests/deploy/resources.json`) and against the values that the same plan
has as variables of Terraform, which stand beside it.
"""

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from pycep import BicepParser

ROOT = Path(__file__).parent.parent
RESOURCES = Draft202012Validator(
    json.loads((ROOT / "formats/tests/deploy/resources.json").read_text())
)


class Template:
    """A file as pycep has read it."""

    def __init__(self, file: Path):
        parsed = BicepParser().parse(file_path=file)
        self.folder = file.parent
        self.resources = parsed.get("resources", {})
        self.variables = parsed.get("variables", {})
        self.parameters = parsed.get("parameters", {})

    def value(self, value, scope=None):
        """With the values that names stand for; `scope` has those of loops."""
        scope = scope or {}
        if isinstance(value, list):
            return [self.value(it, scope) for it in value]
        if not isinstance(value, dict):
            return value
        if "loop_type" in value:
            return [self.value(value["config"], it) for it in self.turns(value, scope)]
        if set(value) == {"function"}:
            return self.called(value["function"], scope)
        if set(value) != {"operator"}:
            return {key: self.value(it, scope) for key, it in value.items()}
        names = value["operator"]["operands"]
        if value["operator"]["type"] == "conditional":
            holds = self.value(names["condition"], scope)
            return self.value(names["true_value" if holds else "false_value"], scope)
        symbol, key = names["operand_1"], names["operand_2"]
        if symbol in scope:
            return self.value(scope[symbol][key])
        if symbol in self.variables:
            return self.value(self.variables[symbol]["value"])[key]
        if key == "id":
            return f"{self.resources[symbol]['type']}: {self.name(symbol)}"
        raise ValueError(f"{symbol}.{key} is nothing that is known here")

    def called(self, function: dict, scope: dict):
        parameters = function["parameters"]
        match function["type"]:
            case "load_json_content":
                return json.loads((self.folder / parameters["file_path"]).read_text())
            case "empty":
                return not self.value(parameters["item_to_test"], scope)
        raise ValueError(f"the function {function['type']} is not known here")

    def turns(self, loop: dict, scope: dict) -> list[dict]:
        """What names stand for in each turn of a loop."""
        detail = loop["loop_type"]["detail"]
        array = detail["array_name"]
        if isinstance(array, str):
            values = self.variables[array]["value"]
        else:
            values = self.value(array, scope)
        return [{**scope, detail["item_name"]: value} for value in values]

    def name(self, symbol: str) -> str:
        return self.resources[symbol]["config"]["name"]

    def expanded(self):
        """Every resource that is made, by its own name."""
        for resource in self.resources.values():
            if resource["existing"]:
                continue
            config, scopes = resource["config"], [{}]
            if "loop_type" in config:
                one_by_one = {"type": "batchSize", "argument": 1} in resource["decorators"]
                if resource["type"].endswith("/subnets") and not one_by_one:
                    raise ValueError("Azure changes one subnet of a network at a time")
                scopes, config = self.turns(config, {}), config["config"]
            for scope in scopes:
                yield self.one(resource, config, scope)

    def one(self, resource: dict, config: dict, scope: dict) -> dict:
        for symbol in config.get("dependsOn", []):
            if symbol not in self.resources:
                raise ValueError(f"nothing is {symbol}")
        kept = {key: it for key, it in config.items() if key not in ("parent", "dependsOn")}
        made = {
            "type": resource["type"],
            "apiVersion": resource["api_version"],
            **self.value(kept, scope),
        }
        if "parent" in config:
            made["name"] = f"{self.name(config['parent'])}/{made['name']}"
        return made


def prefixes(properties: dict) -> list[str]:
    return properties.get("addressPrefixes") or [properties["addressPrefix"]]


def delegation(properties: dict):
    names = [it["properties"]["serviceName"] for it in properties.get("delegations", [])]
    return names[0] if names else None


def expected(values: dict) -> dict:
    """Networks and subnets by name, from variables of Terraform."""
    found = {}
    for network in values["networks"].values():
        found[network["name"]] = network["address_space"]
        for it in network["subnets"].values():
            found[f"{network['name']}/{it['name']}"] = (
                it["address_prefixes"],
                it["default_outbound_access_enabled"],
                it["delegation"],
                it["network_security_group_required"],
                it["route_table_required"],
            )
    for it in values.get("peerings", []):
        found[f"{it['network']}/{it['name']}"] = it["remote_network"]
    return found


def subnet(properties: dict) -> tuple:
    return (
        prefixes(properties),
        properties["defaultOutboundAccess"],
        delegation(properties),
        "networkSecurityGroup" in properties,
        "routeTable" in properties,
    )


def values_beside(file: Path) -> dict:
    """The variables of Terraform of the same plan: those of this file, or of its folder."""
    own = file.with_suffix(".auto.tfvars.json")
    return json.loads((own if own.exists() else file.with_name("ipplan.auto.tfvars.json")).read_text())


def judge(file: Path) -> list[str]:
    """What is wrong with a file."""
    made = list(Template(file).expanded())
    wrong, found = [], {}
    for resource in made:
        for error in RESOURCES.iter_errors(resource):
            wrong.append(f"{resource['name']}: {error.message} at {error.json_path}")
        properties = resource["properties"]
        match resource["type"].removeprefix("Microsoft.Network/virtualNetworks"):
            case "":
                found[resource["name"]] = properties["addressSpace"]["addressPrefixes"]
                for it in properties.get("subnets", []):
                    found[f"{resource['name']}/{it['name']}"] = subnet(it["properties"])
            case "/subnets":
                found[resource["name"]] = subnet(properties)
            case "/virtualNetworkPeerings":
                remote = properties["remoteVirtualNetwork"]["id"]
                found[resource["name"]] = remote.removeprefix("Microsoft.Network/virtualNetworks: ")
    values = values_beside(file)
    for name in sorted(found.keys() | expected(values).keys()):
        is_there, wanted = found.get(name), expected(values).get(name)
        if is_there != wanted:
            wrong.append(f"{name}: {is_there} in place of {wanted}")
    return wrong
