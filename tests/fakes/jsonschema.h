#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace Flaghoist {

/// Where \a value departs from \a schema, a sentence each. Knows the part of JSON Schema that the files in
/// resources/schemas use; an unknown keyword is a complaint as well.
inline QStringList schemaComplaints(const QJsonValue &value, const QJsonObject &schema,
                                    const QString &where = QStringLiteral("$"))
{
    using namespace Qt::StringLiterals;
    QStringList complaints;
    const auto isOfType = [&value](const QString &type) {
        switch (value.type()) {
        case QJsonValue::Null: return type == "null"_L1;
        case QJsonValue::Bool: return type == "boolean"_L1;
        case QJsonValue::String: return type == "string"_L1;
        case QJsonValue::Array: return type == "array"_L1;
        case QJsonValue::Object: return type == "object"_L1;
        case QJsonValue::Double:
            return type == "number"_L1 || (type == "integer"_L1 && value == QJsonValue(value.toInteger()));
        case QJsonValue::Undefined: break;
        }
        return false;
    };
    const QJsonObject properties = schema[u"properties"].toObject();
    for (auto rule = schema.constBegin(); rule != schema.constEnd(); ++rule) {
        const QString key = rule.key();
        const QJsonArray list = rule.value().toArray();
        bool kept = true;
        if (key == "type"_L1) {
            kept = list.isEmpty()
                ? isOfType(rule.value().toString())
                : std::ranges::any_of(list, [&](const auto &type) { return isOfType(type.toString()); });
        } else if (key == "const"_L1) {
            kept = value == rule.value();
        } else if (key == "enum"_L1) {
            kept = list.contains(value);
        } else if (key == "pattern"_L1) {
            kept = !value.isString()
                || QRegularExpression(rule.value().toString()).match(value.toString()).hasMatch();
        } else if (key == "minimum"_L1) {
            kept = !value.isDouble() || value.toDouble() >= rule.value().toDouble();
        } else if (key == "exclusiveMinimum"_L1) {
            kept = !value.isDouble() || value.toDouble() > rule.value().toDouble();
        } else if (key == "maximum"_L1) {
            kept = !value.isDouble() || value.toDouble() <= rule.value().toDouble();
        } else if (key == "minItems"_L1 || key == "maxItems"_L1) {
            const qsizetype size = value.toArray().size();
            kept = key == "minItems"_L1 ? size >= rule.value().toInt() : size <= rule.value().toInt();
        } else if (key == "required"_L1) {
            for (const auto name : list) {
                if (value.isObject() && !value.toObject().contains(name.toString()))
                    complaints += where + u": lacks "_s + name.toString();
            }
        } else if (key == "properties"_L1 || key == "additionalProperties"_L1) {
            const QJsonObject object = value.toObject();
            for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
                const bool known = properties.contains(it.key());
                const QString place = where + u'.' + it.key();
                if (known && key == "properties"_L1)
                    complaints += schemaComplaints(it.value(), properties[it.key()].toObject(), place);
                else if (!known && key == "additionalProperties"_L1 && rule.value().isObject())
                    complaints += schemaComplaints(it.value(), rule.value().toObject(), place);
                else if (!known && rule.value() == QJsonValue(false))
                    complaints += place + u": is not in the schema"_s;
            }
        } else if (key == "items"_L1) {
            const QJsonArray items = value.toArray();
            for (qsizetype at = 0; at < items.size(); ++at)
                complaints += schemaComplaints(items[at], rule.value().toObject(),
                                               where + u'[' + QString::number(at) + u']');
        } else if (!key.startsWith(u'$') && key != "title"_L1 && key != "description"_L1) {
            complaints += where + u": unknown keyword "_s + key;
        }
        if (!kept)
            complaints += where + u": breaks "_s + key;
    }
    return complaints;
}

} // namespace Flaghoist
