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

    def __init__(self, parsed: dict):
        self.resources = parsed.get("resources", {})
        self.variables = parsed.get("variables", {})
        self.parameters = parsed.get("parameters", {})

    def value(self, value, item=None):
        """With the values that names stand for; `item` is that of a loop and its name."""
        if isinstance(value, list):
            return [self.value(it, item) for it in value]
        if not isinstance(value, dict):
            return value
        if set(value) != {"operator"}:
            return {key: self.value(it, item) for key, it in value.items()}
        names = value["operator"]["operands"]
        symbol, key = names["operand_1"], names["operand_2"]
        if item and symbol == item[0]:
            return self.value(item[1][key])
        if key == "id":
            return f"{self.resources[symbol]['type']}: {self.name(symbol)}"
        raise ValueError(f"{symbol}.{key} is nothing that is known here")

    def name(self, symbol: str) -> str:
        return self.resources[symbol]["config"]["name"]

    def expanded(self):
        """Every resource that is made, by its own name."""
        for resource in self.resources.values():
            if resource["existing"]:
                continue
            config, items = resource["config"], [None]
            if "loop_type" in config:
                if {"type": "batchSize", "argument": 1} not in resource["decorators"]:
                    raise ValueError("Azure changes one subnet of a network at a time")
                loop = config["loop_type"]["detail"]
                values = self.variables[loop["array_name"]]["value"]
                items = [(loop["item_name"], value) for value in values]
                config = config["config"]
            for item in items:
                yield self.one(resource, config, item)

    def one(self, resource: dict, config: dict, item) -> dict:
        for symbol in config.get("dependsOn", []):
            if symbol not in self.resources:
                raise ValueError(f"nothing is {symbol}")
        kept = {key: it for key, it in config.items() if key not in ("parent", "dependsOn")}
        made = {
            "type": resource["type"],
            "apiVersion": resource["api_version"],
            **self.value(kept, item),
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


def judge(file: Path) -> list[str]:
    """What is wrong with a file."""
    made = list(Template(BicepParser().parse(file_path=file)).expanded())
    wrong, found = [], {}
    for resource in made:
        for error in RESOURCES.iter_errors(resource):
            wrong.append(f"{resource['name']}: {error.message} at {error.json_path}")
        properties = resource["properties"]
        match resource["type"].removeprefix("Microsoft.Network/virtualNetworks"):
            case "":
                found[resource["name"]] = properties["addressSpace"]["addressPrefixes"]
            case "/subnets":
                found[resource["name"]] = (
                    prefixes(properties),
                    properties["defaultOutboundAccess"],
                    delegation(properties),
                    "networkSecurityGroup" in properties,
                    "routeTable" in properties,
                )
            case "/virtualNetworkPeerings":
                remote = properties["remoteVirtualNetwork"]["id"]
                found[resource["name"]] = remote.removeprefix("Microsoft.Network/virtualNetworks: ")
    values = json.loads(file.with_suffix(".auto.tfvars.json").read_text())
    for name in sorted(found.keys() | expected(values).keys()):
        is_there, wanted = found.get(name), expected(values).get(name)
        if is_there != wanted:
            wrong.append(f"{name}: {is_there} in place of {wanted}")
    return wrong
